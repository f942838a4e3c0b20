using System.Collections.Concurrent;
using Guiyi.Match.Blocking;
using Guiyi.Match.Scoring;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Match.Live;

/// <summary>
/// Matches one record against all those of a run, and takes in records that come after it. The model, the frequencies and the recipes are those
/// of the run. Any number of threads may search beside one that adds; adding threads wait for each other.
/// </summary>
sealed class LiveMatcher
{
    const int Ahead = 8;

    readonly LiveTables tables;
    readonly BlockIndex blocks;
    readonly EntityKind kind;
    readonly int compareAllUpTo;
    readonly ConcurrentBag<Desk> desks = [];
    readonly ConcurrentDictionary<int, string> customers = [];
    readonly Lock adding = new();

    LiveMatcher(LiveTables tables, BlockIndex blocks, EntityKind kind, int compareAllUpTo) =>
        (this.tables, this.blocks, this.kind, this.compareAllUpTo) = (tables, blocks, kind, compareAllUpTo);

    /// <param name="match">The run's matches.</param>
    /// <param name="options">The options that they were made with.</param>
    public static LiveMatcher Of(MatchResult match, MatchOptions options)
    {
        // Recipes are a function of the records and the options. A small base is compared whole, but it may grow.
        IReadOnlyList<Atom> atoms = AtomBook.For(match.Scorer.Set, Math.Max(1, match.Nodes.Count));
        var book = atoms.Count == 0 ? new RecipeBook([], []) : RecipeBook.Choose(atoms, match.Nodes.Count, options with { CompareAllUpTo = -1 });
        var blocks = BlockIndex.Of(book, match.Nodes.Count, options.Threads);
        return new LiveMatcher(new LiveTables(match, book), blocks, match.Nodes.Kind, Math.Min(options.CompareAllUpTo, CandidateNodes.Most));
    }

    /// <summary>Number of nodes.</summary>
    public int Count => tables.Count;

    /// <summary>Index of a node's record in the run's table; beyond it those added.</summary>
    public int Record(int node) => tables.Record(node);

    /// <summary>The customer that a node was added for; null where none was named, and for the run's nodes.</summary>
    public string? Customer(int node) => customers.GetValueOrDefault(node);

    /// <summary>The nodes near a record, the heaviest first.</summary>
    public NearNode[] Find(ReadRecord record, int most)
    {
        if (!record.Names(kind))
            return [];
        Desk desk = Rent();
        desk.Take(record, kind, keep: false);
        desk.ReadKeys();
        Gather(desk);
        desk.Near.Clear();
        CandidateNodes nodes = desk.Candidates;
        for (int i = 0; i < Math.Min(Ahead, nodes.Count); i++)
            tables.Prefetch(nodes[i]);
        for (int i = 0; i < nodes.Count; i++)
        {
            if (i + Ahead < nodes.Count)
                tables.Prefetch(nodes[i + Ahead]);
            if (desk.Compare(nodes[i], out NearNode near))
                desk.Near.Add(near);
        }
        desk.Near.Sort();
        NearNode[] nearest = [.. desk.Near.Take(most)];
        desks.Add(desk);
        return nearest;
    }

    /// <summary>
    /// Small blocks first, as long as there is room: what is rare says most. Only whole blocks: which nodes are found must not depend on the order in
    /// which they were added.
    /// </summary>
    void Gather(Desk desk)
    {
        CandidateNodes nodes = desk.Candidates;
        nodes.Clear();
        if (tables.Count <= compareAllUpTo)
        {
            nodes.TakeAll(tables.Count);
            return;
        }
        List<ulong> keys = desk.Keys.All;
        blocks.Prefetch(keys);
        List<long> sizes = desk.Sizes;
        sizes.Clear();
        for (int k = 0; k < keys.Count; k++)
            if (blocks.Size(keys[k]).Size is > 0 and <= CandidateNodes.Most and int size)
                sizes.Add(((long)size << 32) | (uint)k);
        sizes.Sort();
        int left = CandidateNodes.Most;
        foreach (long block in sizes)
        {
            left -= (int)(block >> 32);
            if (left < 0)
                return;
            nodes.Take(blocks.CopyTo(keys[(int)(uint)block], nodes.Room));
        }
    }

    /// <summary>Takes a record in.</summary>
    /// <param name="record">The record.</param>
    /// <param name="customer">The customer that it belongs to; null where that is not known.</param>
    /// <returns>Its node, or -1 where the record names no entity of this kind.</returns>
    public int Add(ReadRecord record, string? customer)
    {
        if (!record.Names(kind))
            return -1;
        lock (adding)
        {
            Desk desk = Rent();
            desk.Take(record, kind, keep: true);
            desk.ReadKeys();
            blocks.PrefetchToAdd(desk.Keys.All);
            int node = desk.AddNode(record, handle: -1, holder: 0);
            if (customer is not null)
                customers[node] = customer;
            foreach (ulong key in desk.Keys.All)
                blocks.Add(key, node, isDifferent: true);
            desks.Add(desk);
            return node;
        }
    }

    /// <summary>The evidence between a record and a node.</summary>
    public IReadOnlyList<Evidence> Explain(ReadRecord record, int node)
    {
        Desk desk = Rent();
        desk.Take(record, kind, keep: false);
        IReadOnlyList<Evidence> evidence = desk.Explain(node);
        desks.Add(desk);
        return evidence;
    }

    Desk Rent() => desks.TryTake(out Desk? desk) ? desk : new Desk(tables);
}
