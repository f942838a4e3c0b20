using Guiyi.Internals;
using Guiyi.Match.Blocking;
using Guiyi.Match.Comparing;
using Guiyi.Match.Scoring;
using Guiyi.Standardize;

namespace Guiyi.Match.Live;

/// <summary>
/// What all desks of a live index share: the nodes of the run as they lie, the nodes added since, and their values. Nothing of the run is copied
/// or changed.
/// </summary>
sealed class LiveTables
{
    readonly LaterNodes added;
    readonly ComparisonSet ofRun;
    readonly int homes = -1;
    int addedCount;

    public LiveTables(MatchResult match, RecipeBook book)
    {
        (Nodes, Book, Scorer, ofRun) = (match.Nodes, book, match.Scorer, match.Scorer.Set);
        Set = ofRun.Copy(seats: 0);
        Columns = [.. Set.Comparisons.Select((c, i) => new LiveColumn(c.Column, i, c.Later))];
        if (Set.Comparisons.OfType<OutletPlaceComparison>().FirstOrDefault() is { } outlets)
        {
            // Shops are compared with addresses: where these are not compared among themselves, they are a column more.
            homes = Array.FindIndex(Columns, c => c.Column == outlets.Homes);
            if (homes < 0)
                (homes, Columns) = (Columns.Length, [.. Columns, new LiveColumn(outlets.Homes, Columns.Length, new GrowingTexts())]);
        }
        added = new LaterNodes(Set.Comparisons.Count, Columns.Length);
    }

    /// <summary>The run's nodes.</summary>
    public NodeTable Nodes { get; }

    public RecipeBook Book { get; }

    public PairScorer Scorer { get; }

    /// <summary>The comparisons, with room for later values.</summary>
    public ComparisonSet Set { get; }

    /// <summary>The columns of a node: those of the comparisons in their order, and perhaps one more.</summary>
    public LiveColumn[] Columns { get; }

    /// <summary>The column of stated addresses that shops are compared with, or -1.</summary>
    public int Homes => homes;

    /// <summary>Number of nodes, those of the run and those added since.</summary>
    public int Count => Nodes.Count + Volatile.Read(ref addedCount);

    /// <summary>Index of the node's record in the run's table; beyond it those added, in their order.</summary>
    public int Record(int node) => node < Nodes.Count ? Nodes.Record(node) : Nodes.Table.Count + node - Nodes.Count;

    /// <summary>What the node's record is called: the run's by their index.</summary>
    public int Handle(int node) => node < Nodes.Count ? Nodes.Record(node) : added[node - Nodes.Count].Handle;

    /// <summary>Whom the node seems to belong to.</summary>
    public uint Holder(int node) => node < Nodes.Count ? Book.Holders![node] : added[node - Nodes.Count].Holder;

    /// <summary>The run's own node of a record that says again what it said in the run; -1 where it does not.</summary>
    public int Find(int handle, ReadRecord record)
    {
        if (handle >= Nodes.Table.Count || Nodes.Table.SourceOf(handle) != record.Source)
            return -1;
        int low = 0, high = Nodes.Count;
        while (low < high)
            if (((low + high) >> 1) is var middle && (Nodes.ContentKey(middle), Nodes.Record(middle)).CompareTo((record.ContentKey, handle)) < 0)
                low = middle + 1;
            else
                high = middle;
        return low < Nodes.Count && Nodes.ContentKey(low) == record.ContentKey && Nodes.Record(low) == handle ? low : -1;
    }

    /// <summary>A batch's order of nodes: by content, so that no outcome depends on who came first.</summary>
    public int Order(int node, int other)
    {
        int order = ContentKey(node).CompareTo(ContentKey(other));
        return order != 0 ? order : Handle(node).CompareTo(Handle(other));
    }

    /// <summary>True where a node comes before another in a batch's order.</summary>
    public bool IsBefore(int node, int other) => Order(node, other) < 0;

    /// <summary>A hash of all that is compared of a node; 0 where it has several values of something, or more than values is compared.</summary>
    public ulong Content(int node)
    {
        ReadOnlySpan<ulong> cells = Cells(node, out uint several);
        Span<int> codes = stackalloc int[AttributeColumn.MaxSlots];
        ulong hash = 1;
        for (int c = 0; c < cells.Length; c++)
        {
            int code = CellTable.Code(cells[c]);
            if ((several >> c & 1) != 0)
            {
                // A run leaves a place free where a value belongs to the other entity that the row names.
                if (Set.Comparisons[c].ComparesNodes || CodesOf(c, node, codes) > 1)
                    return 0;
                code = codes[0];
            }
            hash = Hash64.Mix(hash, (ulong)(uint)code);
        }
        return hash | 1;
    }

    public ulong ContentKey(int node) => node < Nodes.Count ? Nodes.ContentKey(node) : added[node - Nodes.Count].Key;

    public int Source(int node) => node < Nodes.Count ? Nodes.Table.SourceOf(Nodes.Record(node)) : added[node - Nodes.Count].Source;

    public ReadOnlySpan<ulong> Cells(int node, out uint several)
    {
        if (node < Nodes.Count)
            return ofRun.Cells(node, out several);
        several = added[node - Nodes.Count].Several;
        return added.Cells(node - Nodes.Count);
    }

    /// <summary>Copies the codes of a node's values in a column, none left out between them.</summary>
    public int CodesOf(int column, int node, Span<int> codes)
    {
        if (node >= Nodes.Count)
            return added.CodesOf(node - Nodes.Count, column, codes);
        int count = 0;
        foreach (Column<int> slot in column < ofRun.Comparisons.Count ? ofRun.Comparisons[column].Slots : Nodes.Codes(Columns[column].Column))
            if (slot[node] >= 0)
                codes[count++] = slot[node];
        return count;
    }

    public void Prefetch(int node)
    {
        if (node < Nodes.Count)
            ofRun.Prefetch(node);
    }

    /// <summary>Takes in a value that is new, and gives its code. One thread at a time.</summary>
    public int AddValue(LiveColumn column, in Emission value)
    {
        int code = column.NextCode;
        Put(Set, column, code, value);
        column.Add(value.Text);
        return code;
    }

    /// <summary>Tells all comparisons that look at a column of a value.</summary>
    public void Put(ComparisonSet set, LiveColumn column, int code, in Emission value)
    {
        object typed = column.Column.ValueOf(value);
        if (column.Place < set.Comparisons.Count)
            set.Comparisons[column.Place].Put(code, value.Text, typed);
        if (column.Place == homes)
            foreach (Comparison comparison in set.Comparisons)
                (comparison as OutletPlaceComparison)?.PutHome(code, (Address)typed);
    }

    /// <summary>Takes in a node; who finds it by a key added later sees all of it. One thread at a time.</summary>
    /// <param name="node">The node.</param>
    /// <param name="cells">Its cells.</param>
    /// <param name="codes">Its values' codes, by column.</param>
    /// <param name="counts">How many, by column.</param>
    /// <returns>Its number.</returns>
    public int AddNode(in LiveNode node, ReadOnlySpan<ulong> cells, int[][] codes, int[] counts)
    {
        added.Put(addedCount, node, cells, codes, counts);
        Volatile.Write(ref addedCount, addedCount + 1);
        return Nodes.Count + addedCount - 1;
    }

    /// <summary>Takes back the nodes that were added last. Nobody may be looking at them.</summary>
    /// <param name="count">Number of nodes that are left.</param>
    public void TakeBack(int count) => Volatile.Write(ref addedCount, count - Nodes.Count);

    /// <summary>Gives back the memory of a node that is gone for good; who still looks at it sees a record that says nothing.</summary>
    public void Forget(int node)
    {
        if (node >= Nodes.Count)
            added.Forget(node - Nodes.Count);
    }
}
