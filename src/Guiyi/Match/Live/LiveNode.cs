namespace Guiyi.Match.Live;

/// <summary>A record as the comparisons see it.</summary>
/// <param name="Source">Index of its source.</param>
/// <param name="Key">Its content key.</param>
/// <param name="Cells">Its cells, one for each comparison.</param>
/// <param name="Several">Comparisons, a bit each, for which the cell is not all there is.</param>
/// <param name="Codes">For each column where its codes end, then the codes.</param>
/// <param name="Customer">The customer that it was added for, or null.</param>
sealed record LiveNode(int Source, ulong Key, ulong[] Cells, uint Several, int[] Codes, string? Customer)
{
    /// <summary>What the record is called where records can go and come back; -1 where they cannot.</summary>
    public int Handle { get; init; } = -1;

    /// <summary>Whom it seems to belong to, where records can go and come back.</summary>
    public uint Holder { get; init; }

    /// <summary>The codes of a column's values.</summary>
    public ReadOnlySpan<int> CodesOf(int column, int columns)
    {
        int start = column == 0 ? columns : Codes[column - 1];
        return Codes.AsSpan(start, Codes[column] - start);
    }
}
