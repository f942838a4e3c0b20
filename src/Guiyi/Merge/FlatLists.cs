namespace Guiyi.Merge;

/// <summary>Many short lists, end to end in one array: hundreds of thousands of customers need no array each.</summary>
/// <param name="Starts">Where each list begins; one more for the end of the last.</param>
/// <param name="Items">The items.</param>
readonly record struct FlatLists<T>(int[] Starts, T[] Items)
{
    public int Count => Starts.Length - 1;

    public ReadOnlySpan<T> this[int list] => Items.AsSpan(Starts[list], Starts[list + 1] - Starts[list]);
}
