namespace Guiyi.Match.Blocking;

/// <summary>Compared pairs of nodes as columns: left and right node (left &lt; right), the recipe that found them, and the pattern of levels.</summary>
public sealed class CandidatePairs
{
    internal CandidatePairs(int[] left, int[] right, byte[] recipe, ulong[] pattern)
    {
        (Left, Right, Recipe, Pattern) = (left, right, recipe, pattern);
    }

    public int Count => Left.Length;

    internal int[] Left { get; }

    internal int[] Right { get; }

    internal byte[] Recipe { get; }

    internal ulong[] Pattern { get; }
}
