using Guiyi.Match.Blocking;
using Guiyi.Match.Comparing;
using Guiyi.Match.Scoring;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Match.Live;

/// <summary>
/// Where one thread at a time compares one record with others: the record sits at place 0, one after the other is seated at place 1, and the same
/// comparisons and scores as in a batch look at the two.
/// </summary>
sealed class Desk
{
    const int Asked = 0, Other = 1, Seats = 2, CachedPatterns = 1 << 10, CachedLevels = 1 << 8;

    // A few comparisons depend a little on which value comes first.
    const double EitherWayRound = 4;

    readonly LiveTables tables;
    readonly ComparisonSet set;
    readonly PairScorer scorer;
    readonly LevelCache[] caches;
    readonly PatternWeight[] weighed = new PatternWeight[CachedPatterns];
    readonly int[][] codes, codesOfOther;
    readonly int[] counts, countsOfOther;
    readonly ulong[] cells;
    readonly NicknameComparison[] nicknames;
    uint several;
    ulong key;
    bool asked;

    public Desk(LiveTables tables)
    {
        this.tables = tables;
        set = tables.Set.Copy(Seats);
        scorer = tables.Scorer.At(set);
        caches = [.. set.Comparisons.Select(_ => new LevelCache(CachedLevels))];
        Array.Fill(weighed, scorer.Weigh(0));
        codes = [.. tables.Columns.Select(_ => new int[AttributeColumn.MaxSlots])];
        codesOfOther = [.. tables.Columns.Select(_ => new int[AttributeColumn.MaxSlots])];
        (counts, countsOfOther, cells) = (new int[codes.Length], new int[codes.Length], new ulong[set.Comparisons.Count]);
        nicknames = [.. set.Comparisons.OfType<NicknameComparison>()];
        Keys = new DeskKeys(tables.Book, set);
        Candidates = new CandidateNodes();
    }

    /// <summary>The blocking keys of the record at the desk.</summary>
    public DeskKeys Keys { get; }

    /// <summary>The nodes to compare it with.</summary>
    public CandidateNodes Candidates { get; }

    /// <summary>Sizes of blocks, and their keys.</summary>
    public List<long> Sizes { get; } = [];

    /// <summary>What was found near.</summary>
    public List<NearNode> Near { get; } = [];

    /// <summary>The record's values, as codes, by column.</summary>
    public ReadOnlySpan<int> Codes(int column) => codes[column].AsSpan(0, counts[column]);

    /// <summary>Seats the record that is asked about.</summary>
    /// <param name="record">The record.</param>
    /// <param name="kind">The kind of entity that it is looked at as.</param>
    /// <param name="keep">Values that are new are kept for good: the record is being added.</param>
    public void Take(ReadRecord record, EntityKind kind, bool keep)
    {
        Array.Clear(counts);
        // Codes that were only asked about stand for other values now.
        if (asked)
            foreach (LevelCache cache in caches)
                cache.Clear();
        asked = false;
        foreach (ReadValue value in record.Values)
            if (record.BelongsTo(kind, value) && ColumnOf(value.Column) is { } column)
                codes[column.Place][counts[column.Place]++] = CodeOf(column, value.Value, keep);
        key = record.ContentKey;
        several = 0;
        for (int c = 0; c < cells.Length; c++)
        {
            Comparison comparison = set.Comparisons[c];
            int code = counts[c] == 0 ? -1 : codes[c][0];
            cells[c] = CellTable.CellOf(code, code < 0 || !comparison.HasSketches ? 0 : comparison.SketchOf(code));
            if (counts[c] > 1 || comparison.ComparesNodes)
                several |= 1u << c;
        }
        set.Seat(Asked, cells, several);
        for (int c = 0; c < codes.Length; c++)
            SeatValues(c, Asked, Codes(c));
        SeatSource(Asked, record.Source);
    }

    /// <summary>Seats a node, to be compared with others.</summary>
    public void TakeNode(int node)
    {
        key = tables.ContentKey(node);
        tables.Cells(node, out several).CopyTo(cells);
        set.Seat(Asked, cells, several);
        for (int c = 0; c < codes.Length; c++)
        {
            counts[c] = tables.CodesOf(c, node, codes[c]);
            SeatValues(c, Asked, Codes(c));
        }
        SeatSource(Asked, tables.Source(node));
    }

    /// <summary>Adds the record as a node.</summary>
    /// <param name="record">The record at the desk.</param>
    /// <param name="handle">What it is called where records can go and come back; -1 where they cannot.</param>
    /// <param name="holder">Whom it seems to belong to, where records can go and come back.</param>
    /// <returns>The node's number.</returns>
    public int AddNode(ReadRecord record, int handle, uint holder) =>
        tables.AddNode(new LiveNode(record.Source, record.ContentKey, several, handle, holder), cells, codes, counts);

    /// <summary>The record's features, from which its keys are made.</summary>
    public void ReadKeys() => Keys.Read(Asked, codes, counts);

    /// <summary>The keys of a node, at either seat.</summary>
    public void ReadKeys(int node, int seat)
    {
        for (int c = 0; c < codes.Length; c++)
            countsOfOther[c] = tables.CodesOf(c, node, codesOfOther[c]);
        Keys.Read(seat, codesOfOther, countsOfOther);
    }

    LiveColumn? ColumnOf(AttributeColumn column)
    {
        foreach (LiveColumn known in tables.Columns)
            if (known.Column == column)
                return known;
        return null;
    }

    int CodeOf(LiveColumn column, in Emission value, bool keep)
    {
        int code = column.Find(value.Text);
        if (code >= 0)
            return code;
        if (keep)
            return tables.AddValue(column, value);
        asked = true;
        code = ValueTable<int>.FirstAsked;
        foreach (int own in Codes(column.Place))
            code += LiveColumn.IsAsked(own) ? 1 : 0;
        tables.Put(set, column, code, value);
        return code;
    }

    /// <summary>Compares the record with a node.</summary>
    /// <returns>True where they are near.</returns>
    public bool Compare(int node, out NearNode near)
    {
        set.Seat(Other, tables.Cells(node, out uint severalOfNode), severalOfNode);
        uint seated = several | severalOfNode;
        if ((seated & set.NameBits) != 0)
            seated |= set.NameBits;
        for (; seated != 0; seated &= seated - 1)
            SeatValues(System.Numerics.BitOperations.TrailingZeroCount(seated), node);
        if (nicknames.Length > 0)
            SeatSource(Other, tables.Source(node));
        near = default;
        ulong pattern = set.Compare(Asked, Other, caches);
        if (Weigh(pattern).MostOdds < NearPairs.Hopeless || Score(node, Asked, Other, pattern) < NearPairs.Hopeless - EitherWayRound)
            return false;
        ulong keyOfNode = tables.ContentKey(node);
        (int left, int right) = Order(keyOfNode);
        pattern = set.Compare(left, right, caches);
        near = new NearNode(node, keyOfNode, (float)Score(node, left, right, pattern), pattern);
        return near.Weight >= NearPairs.Hopeless;
    }

    double Score(int node, int left, int right, ulong pattern)
    {
        ref readonly PatternWeight weight = ref Weigh(pattern);
        // What agrees but is not equal, such as a masked number, is counted by the values themselves.
        for (uint rest = weight.Counted; rest != 0; rest &= rest - 1)
            if (System.Numerics.BitOperations.TrailingZeroCount(rest) is var c && ComparisonSet.Level(pattern, c) > 1)
                SeatValues(c, node);
        // Whether a mailbox is made of the name, or holds the birth year, is told by the values too.
        if (weight.NamesInMail)
            SeatValues(node);
        return scorer.Score(left, right, weight);
    }

    /// <summary>In a batch the smaller content key is on the left. Few comparisons are asked which way round: only near pairs have to be sure.</summary>
    (int Left, int Right) Order(ulong keyOfNode) => key <= keyOfNode ? (Asked, Other) : (Other, Asked);

    ref readonly PatternWeight Weigh(ulong pattern)
    {
        ref PatternWeight weight = ref weighed[Internals.Hash64.Mix(pattern, 0) & (CachedPatterns - 1)];
        if (weight.Pattern != pattern)
            weight = scorer.Weigh(pattern);
        return ref weight;
    }

    /// <summary>log2 odds of the record and a node, near or not.</summary>
    public double Weigh(int node)
    {
        set.Seat(Other, tables.Cells(node, out uint severalOfNode), severalOfNode);
        SeatValues(node);
        SeatSource(Other, tables.Source(node));
        (int left, int right) = Order(tables.ContentKey(node));
        return (float)Score(node, left, right, set.Compare(left, right, caches));
    }

    /// <summary>The evidence between the record and a node, the record's values on the left.</summary>
    public IReadOnlyList<Evidence> Explain(int node)
    {
        set.Seat(Other, tables.Cells(node, out uint severalOfNode), severalOfNode);
        SeatValues(node);
        SeatSource(Other, tables.Source(node));
        (int left, int right) = Order(tables.ContentKey(node));
        IReadOnlyList<Evidence> evidence = scorer.Explain(left, right, set.Compare(left, right, caches));
        return left == Asked ? evidence : [.. evidence.Select(e => e with { Left = e.Right, Right = e.Left })];
    }

    void SeatValues(int node)
    {
        for (int column = 0; column < codes.Length; column++)
            SeatValues(column, node);
    }

    void SeatValues(int column, int node)
    {
        Span<int> own = stackalloc int[AttributeColumn.MaxSlots];
        SeatValues(column, Other, own[..tables.CodesOf(column, node, own)]);
        // A shop is compared with the addresses.
        if (column < set.Comparisons.Count && set.Comparisons[column] is OutletPlaceComparison)
            SeatValues(tables.Homes, Other, own[..tables.CodesOf(tables.Homes, node, own)]);
    }

    void SeatValues(int column, int place, ReadOnlySpan<int> own)
    {
        for (int slot = 0; slot < AttributeColumn.MaxSlots; slot++)
        {
            int code = slot < own.Length ? own[slot] : -1;
            if (column < set.Comparisons.Count)
                set.Comparisons[column].Slots[slot][place] = code;
            if (column == tables.Homes)
                foreach (Comparison comparison in set.Comparisons)
                    if (comparison is OutletPlaceComparison outlets)
                        outlets.HomeSlots[slot][place] = code;
        }
    }

    void SeatSource(int place, int source)
    {
        foreach (NicknameComparison names in nicknames)
            names.SetSource(place, source);
    }
}

/// <summary>A node that came near the record asked about.</summary>
/// <param name="Node">The node.</param>
/// <param name="Key">Its content key.</param>
/// <param name="Weight">log2 odds.</param>
/// <param name="Pattern">The levels.</param>
readonly record struct NearNode(int Node, ulong Key, float Weight, ulong Pattern) : IComparable<NearNode>
{
    /// <summary>The heaviest first; then by content, so that the order in which records were added does not matter.</summary>
    public int CompareTo(NearNode other) =>
        Weight != other.Weight ? other.Weight.CompareTo(Weight) : Key != other.Key ? Key.CompareTo(other.Key) : Node.CompareTo(other.Node);
}
