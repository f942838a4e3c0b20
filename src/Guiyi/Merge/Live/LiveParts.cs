using Guiyi.Internals;
using Guiyi.Match;
using Guiyi.Match.Comparing;
using Guiyi.Match.Live;
using Guiyi.Match.Ruling;

namespace Guiyi.Merge.Live;

/// <summary>
/// Joins the nodes of one connected part, just as a batch joins those of all: what people and rules say first, then the edges from the heaviest
/// down, the nodes in the order of their contents.
/// </summary>
/// <param name="tables">The nodes.</param>
/// <param name="links">The edges.</param>
/// <param name="rules">Who agrees under rules.</param>
/// <param name="facts">What keeps nodes apart.</param>
/// <param name="judgments">What people say.</param>
/// <param name="nodeOf">The node of a record; -1 where it is not there.</param>
/// <param name="frame">What the run had decided.</param>
sealed class LiveParts(LiveTables tables, LiveLinks links, LiveRules rules, LiveTies facts, LiveJudgments judgments, Func<int, int> nodeOf, LiveFrame frame)
{
    const int FewestSeats = 16, CachedLevels = 1 << 8;

    readonly LevelCache[] caches = [.. tables.Set.Comparisons.Select(_ => new LevelCache(CachedLevels))];
    readonly Dictionary<int, int> seats = [];
    readonly HashSet<ulong> seenKeys = [];
    readonly List<int> partners = [];
    Bench bench = new(tables, FewestSeats);

    /// <summary>Joinings of the last part that were refused, by record.</summary>
    public List<Joining> Refused { get; } = [];

    /// <summary>The nodes that are connected with one, itself among them, in the order of their contents.</summary>
    public int[] Of(int node)
    {
        seats.Clear();
        seenKeys.Clear();
        List<int> part = [node];
        seats.Add(node, 0);
        for (int i = 0; i < part.Count; i++)
        {
            partners.Clear();
            AddPartners(part[i]);
            foreach (int partner in partners)
                if (seats.TryAdd(partner, part.Count))
                    part.Add(partner);
        }
        int[] sorted = [.. part];
        Array.Sort(sorted, tables.Order);
        return sorted;
    }

    void AddPartners(int node)
    {
        for (int i = 0; i < links.Count(node); i++)
            partners.Add(links.Of(node, i).Right);
        foreach (LiveJudgments.Saying saying in judgments.Of(tables.Handle(node)))
            if (saying.Same > 0 && nodeOf(saying.Other) is >= 0 and int other)
                partners.Add(other);
        foreach (ulong key in rules.KeysOf(node))
            if (seenKeys.Add(key))
                rules.AddTo(partners, key);
    }

    /// <summary>For each node of a part the place of the first node of its group.</summary>
    public int[] Join(int[] part)
    {
        Refused.Clear();
        int[] group = [.. Enumerable.Range(0, part.Length)];
        if (part.Length == 1)
            return group;
        seats.Clear();
        for (int seat = 0; seat < part.Length; seat++)
            seats.Add(part[seat], seat);
        // Two alone are not weighed as groups.
        if (part.Length > 2)
        {
            if (bench.Seats < part.Length)
                bench = new Bench(tables, Math.Max(part.Length, bench.Seats * 2));
            bench.Seat(part);
        }
        using JoiningOrder order = Order(part);
        using Column<int> grouped = Column<int>.Of(ColumnStore.Memory, group);
        using Column<int> lists = ColumnStore.Memory.New<int>(part.Length);
        var joiner = new Joiner(bench.Scorer, frame.Threshold, frame.Options, ExclusionsOf(part), caches, grouped, lists);
        joiner.Join(order, [.. Enumerable.Range(0, order.Left.Length)]);
        foreach ((_, Joining refused) in joiner.Refused)
            Refused.Add(refused with { Left = tables.Handle(part[refused.Left]), Right = tables.Handle(part[refused.Right]) });
        joiner.Joined.Dispose();
        return grouped.Span.ToArray();
    }

    JoiningOrder Order(int[] part)
    {
        List<(int Left, int Right)> sure = Judged(part);
        int judged = sure.Count;
        List<RuledPair> ruled = [];
        for (int rule = 0; rule < facts.Rules; rule++)
        {
            int each = rule;
            RuleMatcher.Chain(part.Length, facts.RuleName(rule), (seat, into) => facts.ReadKeys(each, part[seat], into), ruled);
        }
        sure.AddRange(ruled.Select(r => (r.Left, r.Right)));
        List<Edge> edges = Edges(part);
        return new JoiningOrder(
            Column<int>.Of(ColumnStore.Memory, [.. sure.Select(s => s.Left), .. edges.Select(e => e.Left)]),
            Column<int>.Of(ColumnStore.Memory, [.. sure.Select(s => s.Right), .. edges.Select(e => e.Right)]),
            judged, sure.Count, [.. Enumerable.Range(0, edges.Count)], [.. edges.Select(e => e.Weight)], null);
    }

    List<(int Left, int Right)> Judged(int[] part)
    {
        List<(int Left, int Right)> judged = [];
        for (int seat = 0; seat < part.Length; seat++)
            foreach (LiveJudgments.Saying saying in judgments.Of(tables.Handle(part[seat])))
                if (saying.Same > 0 && nodeOf(saying.Other) is >= 0 and int other && seats[other] > seat)
                    judged.Add((seat, seats[other]));
        judged.Sort();
        return judged;
    }

    /// <summary>The edges by seats, the smaller on the left, the heaviest first, equal ones by their seats.</summary>
    List<Edge> Edges(int[] part)
    {
        var edges = new List<Edge>();
        for (int seat = 0; seat < part.Length; seat++)
            for (int i = 0; i < links.Count(part[seat]); i++)
                if (links.Of(part[seat], i) is var edge && seats[edge.Right] is var other && other > seat)
                    edges.Add(new Edge(seat, other, edge.Weight));
        edges.Sort((a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : a.Left != b.Left ? a.Left.CompareTo(b.Left) : a.Right.CompareTo(b.Right));
        return edges;
    }

    Exclusions ExclusionsOf(int[] part)
    {
        var exclusions = new Exclusions(facts.Identities, tables.Nodes.Table.Mappings, frame.WithoutDuplicates);
        for (int seat = 0; seat < part.Length; seat++)
        {
            facts.TellIdentities(part[seat], seat, exclusions);
            exclusions.AddSource(seat, tables.Source(part[seat]));
            foreach (LiveJudgments.Saying saying in judgments.Of(tables.Handle(part[seat])))
                if (saying.Different > 0 && nodeOf(saying.Other) is >= 0 and int other && seats.TryGetValue(other, out int otherSeat))
                    exclusions.KeepApart(seat, otherSeat);
        }
        return exclusions;
    }
}

/// <summary>What a run decided once, and holds until the next.</summary>
/// <param name="Threshold">log2 odds from which a pair is judged the same.</param>
/// <param name="Options">How to merge.</param>
/// <param name="WithoutDuplicates">For each source the reason why it is thought to hold everybody once, or null.</param>
sealed record LiveFrame(double Threshold, MergeOptions Options, string?[] WithoutDuplicates);
