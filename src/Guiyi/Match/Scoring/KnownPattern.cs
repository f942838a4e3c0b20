namespace Guiyi.Match.Scoring;

/// <summary>A pair whose pattern of levels is known.</summary>
/// <param name="Left">Node; -1 where none is known.</param>
/// <param name="Right">Node.</param>
/// <param name="Pattern">The levels.</param>
readonly record struct KnownPattern(int Left, int Right, ulong Pattern)
{
    /// <summary>None.</summary>
    public static readonly KnownPattern None = new(-1, -1, 0);

    /// <summary>True where it is the pair of two nodes, in either order.</summary>
    public bool IsOf(int a, int b) => (a == Left && b == Right) || (a == Right && b == Left);
}
