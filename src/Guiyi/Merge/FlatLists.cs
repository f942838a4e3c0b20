namespace Guiyi.Merge;

/// <summary>Many short lists, end to end in one array: hundreds of thousands of customers need no array each.</summary>
/// <param name="Starts">Where each list begins; one more for the end of the last.</param>
/// <param name="Items">The items.</param>
readonly record struct FlatLists<T>(int[] Starts, T[] Items)
{
    public int Count => Starts.Length - 1;

    public ReadOnlySpan<T> this[int list] => Items.AsSpan(Starts[list], Starts[list + 1] - Starts[list]);

    public static FlatLists<T> Of(IReadOnlyCollection<IReadOnlyCollection<T>> lists)
    {
        int[] starts = new int[lists.Count + 1];
        int at = 0;
        foreach (IReadOnlyCollection<T> list in lists)
            starts[++at] = starts[at - 1] + list.Count;
        return new FlatLists<T>(starts, [.. lists.SelectMany(l => l)]);
    }
}
