namespace Guiyi.Match.Blocking;

/// <summary>Compared pairs of nodes as columns: left and right node (left &lt; right), the recipes that find them (a bit each), and the pattern of levels.</summary>
public sealed class CandidatePairs
{
    internal CandidatePairs(int[] left, int[] right, uint[] recipes, ulong[] pattern)
    {
        (Left, Right, Recipes, Pattern) = (left, right, recipes, pattern);
    }

    public int Count => Left.Length;

    internal int[] Left { get; }

    internal int[] Right { get; }

    internal uint[] Recipes { get; }

    internal ulong[] Pattern { get; }
}
