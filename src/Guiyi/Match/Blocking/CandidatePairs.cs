using Guiyi.Internals;

namespace Guiyi.Match.Blocking;

/// <summary>Compared pairs of nodes as columns: left and right node (left &lt; right), the recipes that find them (a bit each), and the pattern of levels.</summary>
public sealed class CandidatePairs
{
    internal CandidatePairs(ColumnStore store, int count)
    {
        (Left, Right) = (store.NewUnset<int>(count), store.NewUnset<int>(count));
        (Recipes, Pattern) = (store.NewUnset<uint>(count), store.NewUnset<ulong>(count));
    }

    public int Count => Left.Length;

    internal Column<int> Left { get; }

    internal Column<int> Right { get; }

    internal Column<uint> Recipes { get; }

    internal Column<ulong> Pattern { get; }

    internal void Dispose()
    {
        Left.Dispose();
        Right.Dispose();
        Recipes.Dispose();
        Pattern.Dispose();
    }
}
