namespace Guiyi.Match.Live;

/// <summary>A record as the comparisons see it.</summary>
/// <param name="Source">Index of its source.</param>
/// <param name="Key">Its content key.</param>
/// <param name="Several">Comparisons, a bit each, for which the cell is not all there is.</param>
/// <param name="Handle">What the record is called where records can go and come back; -1 where they cannot.</param>
/// <param name="Holder">Whom it seems to belong to, where records can go and come back.</param>
readonly record struct LiveNode(int Source, ulong Key, uint Several, int Handle, uint Holder)
{
    /// <summary>Where the codes are that its cells do not tell; -1 where these tell all.</summary>
    public int Codes { get; init; } = -1;
}
