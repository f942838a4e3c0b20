using Guiyi.Match.Comparing;
using Guiyi.Match.Scoring;
using Guiyi.Standardize;

namespace Guiyi.Match.Live;

/// <summary>Where the nodes of one connected part sit side by side, numbered from 0, so that they are weighed as groups just as in a batch.</summary>
sealed class Bench
{
    readonly LiveTables tables;
    readonly ComparisonSet set;
    readonly NicknameComparison[] nicknames;

    /// <param name="tables">The nodes.</param>
    /// <param name="seats">How many there is room for.</param>
    public Bench(LiveTables tables, int seats)
    {
        (this.tables, Seats) = (tables, seats);
        set = tables.Set.Copy(seats);
        Scorer = tables.Scorer.At(set);
        nicknames = [.. set.Comparisons.OfType<NicknameComparison>()];
    }

    public int Seats { get; }

    /// <summary>Scores the nodes by their seats.</summary>
    public PairScorer Scorer { get; }

    /// <summary>Seats nodes in their order, in the place of those before.</summary>
    public void Seat(IReadOnlyList<int> nodes)
    {
        Span<int> codes = stackalloc int[AttributeColumn.MaxSlots];
        for (int seat = 0; seat < nodes.Count; seat++)
        {
            set.Seat(seat, tables.Cells(nodes[seat], out uint several), several);
            for (int column = 0; column < tables.Columns.Length; column++)
                SeatValues(column, seat, codes[..tables.CodesOf(column, nodes[seat], codes)]);
            foreach (NicknameComparison names in nicknames)
                names.SetSource(seat, tables.Source(nodes[seat]));
        }
    }

    void SeatValues(int column, int seat, ReadOnlySpan<int> own)
    {
        for (int slot = 0; slot < AttributeColumn.MaxSlots; slot++)
        {
            int code = slot < own.Length ? own[slot] : -1;
            if (column < set.Comparisons.Count)
                set.Comparisons[column].Slots[slot][seat] = code;
            if (column == tables.Homes)
                foreach (Comparison comparison in set.Comparisons)
                    if (comparison is OutletPlaceComparison outlets)
                        outlets.HomeSlots[slot][seat] = code;
        }
    }
}
