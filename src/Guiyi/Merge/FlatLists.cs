using Guiyi.Internals;

namespace Guiyi.Merge;

/// <summary>Many short lists, end to end in one column: hundreds of thousands of customers need no array each.</summary>
/// <param name="Starts">Where each list begins; one more for the end of the last.</param>
/// <param name="Items">The items.</param>
readonly record struct FlatLists<T>(Column<int> Starts, Column<T> Items) : IDisposable
    where T : unmanaged
{
    public int Count => Starts.Length - 1;

    public ReadOnlySpan<T> this[int list] => Items.Slice(Starts[list], Starts[list + 1] - Starts[list]);

    public void Dispose()
    {
        Starts.Dispose();
        Items.Dispose();
    }
}
