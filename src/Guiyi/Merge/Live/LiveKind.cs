using Guiyi.Internals;
using Guiyi.Match;
using Guiyi.Match.Blocking;
using Guiyi.Match.Live;
using Guiyi.Match.Ruling;
using Guiyi.Match.Scoring;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Merge.Live;

/// <summary>A record that comes, changes or goes.</summary>
/// <param name="Record">What it is called.</param>
/// <param name="After">What it says now; null where it goes.</param>
readonly record struct RecordMove(int Record, ReadRecord? After);

/// <summary>
/// The records and customers of one kind of entity, kept up while records and judgments come and go. One change at a time: it is computed first,
/// then taken over or dropped.
/// </summary>
sealed class LiveKind
{
    readonly LiveTables tables;
    readonly LiveHolders? holders;
    readonly LiveBlocks blocks;
    readonly LiveLinks links;
    readonly LiveTies facts;
    readonly LiveRules rules;
    readonly LiveJudgments judgments;
    readonly LiveParts parts;
    readonly NumberMap nodeOf = new();
    readonly Dictionary<int, int> pending = [];
    readonly List<int> gone = [], come = [];
    int settled;

    LiveKind(MatchResult match, KindCustomers run, MatchOptions options, LiveFrame frame, LiveJudgments judgments)
    {
        this.judgments = judgments;
        IReadOnlyList<Atom> atoms = match.Recipes.Count == 0 ? [] : AtomBook.For(match.Scorer.Set, match.Nodes.Count);
        RecipeBook book = match.Recipes.Count == 0 ? new RecipeBook([], []) : RecipeBook.Choose(atoms, match.Nodes.Count, options);
        tables = new LiveTables(match, book);
        holders = book.Holders is null ? null : new LiveHolders(atoms, tables.Set);
        blocks = new LiveBlocks(tables, match, book, options.Threads);
        double least = Math.Max(match.Threshold, NearPairs.Hopeless);
        links = new LiveLinks(tables, blocks, new EdgeTable(tables.Count, EdgesOf(match, least)), least, options.Threads);
        facts = new LiveTies(tables, RulesOf(match, options));
        rules = new LiveRules(facts, tables.Count);
        for (int node = 0; node < tables.Count; node++)
            nodeOf[match.Nodes.Record(node)] = node;
        parts = new LiveParts(tables, links, rules, facts, judgments, CurrentNode, frame);
        Customers = new LiveCustomers(run);
        settled = tables.Count;
    }

    public static LiveKind Of(MatchResult match, KindCustomers run, MatchOptions options, MergeOptions merge, LiveJudgments judgments) =>
        new(match, run, options, new LiveFrame(match.Threshold, merge, SourcesWithoutDuplicates.Find(match)), judgments);

    /// <summary>The customers as they were before a change that is not taken over yet.</summary>
    public LiveCustomers Customers { get; }

    public EntityKind Kind => tables.Nodes.Kind;

    /// <summary>The node of a record; -1 where it is not there or names none of this kind.</summary>
    public int NodeOf(int record) => nodeOf[record];

    public int RecordOf(int node) => tables.Handle(node);

    public LiveTables Tables => tables;

    /// <summary>One that compares, to be given back.</summary>
    public Seeker Rent() => links.Rent();

    public void Return(Seeker seeker) => links.Return(seeker);

    static IEnumerable<Edge> EdgesOf(MatchResult match, double least)
    {
        for (int pair = 0; pair < match.Weights.Length; pair++)
            if (match.Weights[pair] >= least)
                yield return new Edge(match.Pairs.Left[pair], match.Pairs.Right[pair], match.Weights[pair]);
    }

    /// <summary>As <see cref="Matcher"/> applies them.</summary>
    static IReadOnlyList<MatchRule> RulesOf(MatchResult match, MatchOptions options) =>
        options.UseModel && match.Scorer.Set.Comparisons.Count == 0 ? [.. options.Rules, .. EqualRecords.Rules(match.Nodes)] : options.Rules;

    /// <summary>Computes a change.</summary>
    /// <param name="moves">Records that come, change or go, each once.</param>
    /// <param name="judged">Records about which judgments changed; these are told already.</param>
    public KindMoves Change(IReadOnlyList<RecordMove> moves, IReadOnlyCollection<int> judged)
    {
        var touched = new HashSet<int>();
        foreach (RecordMove move in moves)
            Take(move, touched);
        links.Change(gone, come, touched);
        foreach (int node in gone)
            rules.Take(node);
        foreach (int node in come)
            rules.Put(node);
        foreach (int record in judged)
            if (CurrentNode(record) is >= 0 and int node)
                touched.Add(node);
        touched.ExceptWith(gone);
        return Regroup(touched);
    }

    /// <summary>Takes the change over. Records and customers are seen as they are then.</summary>
    public void Commit(KindMoves moves)
    {
        foreach ((int record, int node) in pending)
            nodeOf[record] = node;
        Customers.Take(moves);
        links.Settle();
        foreach (int node in gone)
        {
            tables.Forget(node);
            facts.Forget(node);
        }
        settled = tables.Count;
        Clear();
    }

    /// <summary>Gives the customers the ids that are remembered of their records. Who has an id that nobody else may claim, and of whom nothing is remembered, keeps it.</summary>
    /// <param name="idOf">The ids that records had.</param>
    /// <param name="retired">Ids that have no customer.</param>
    public void Recall(IReadOnlyDictionary<int, string> idOf, IReadOnlyList<(string Id, RetiredId Entry)> retired)
    {
        var asked = new SortedSet<int>();
        foreach ((int record, string id) in idOf)
            asked.UnionWith([Customers.CustomerOf(record), Customers.Find(id)]);
        asked.UnionWith(retired.Select(r => Customers.Find(r.Id)));
        LiveGroup[] groups = [.. asked.Where(customer => customer >= 0).Select(Customers.Records).Where(records => records.Length > 0).Select(GroupOf)];
        Customers.Take(LiveIds.Recall(Customers, groups, record => idOf.GetValueOrDefault(record), retired));
    }

    LiveGroup GroupOf(int[] records)
    {
        int[] nodes = Array.ConvertAll(records, NodeOf);
        Array.Sort(nodes, tables.Order);
        return new LiveGroup(Array.ConvertAll(nodes, tables.Handle), tables.ContentKey(nodes[0]));
    }

    /// <summary>Drops the change.</summary>
    public void Drop()
    {
        foreach (int node in come)
            rules.Take(node);
        foreach (int node in gone)
            rules.Put(node);
        links.TakeBack();
        tables.TakeBack(settled);
        Clear();
    }

    void Clear()
    {
        pending.Clear();
        gone.Clear();
        come.Clear();
    }

    int CurrentNode(int record) => pending.TryGetValue(record, out int node) ? node : NodeOf(record);

    void Take(RecordMove move, HashSet<int> touched)
    {
        int before = NodeOf(move.Record);
        if (before >= 0)
        {
            gone.Add(before);
            Touch(before, touched);
        }
        if (move.After is null || !move.After.Names(Kind))
        {
            if (before >= 0)
                pending[move.Record] = -1;
            return;
        }
        int node = tables.Find(move.Record, move.After);
        if (node < 0)
            node = NewNode(move.Record, move.After);
        come.Add(node);
        pending[move.Record] = node;
    }

    int NewNode(int record, ReadRecord says)
    {
        Seeker seeker = links.Rent();
        seeker.Desk.Take(says, Kind, keep: true);
        int node = seeker.Desk.AddNode(says, record, holders?.Of(seeker.Desk) ?? 0);
        links.Return(seeker);
        facts.Put(node, says);
        return node;
    }

    /// <summary>Who was connected with a node that goes by more than edges.</summary>
    void Touch(int node, HashSet<int> touched)
    {
        foreach (LiveJudgments.Saying saying in judgments.Of(tables.Handle(node)))
            if (NodeOf(saying.Other) is >= 0 and int other)
                touched.Add(other);
        var partners = new List<int>();
        foreach (ulong key in rules.KeysOf(node))
            rules.AddTo(partners, key);
        touched.UnionWith(partners);
    }

    /// <summary>Joins the parts of all touched nodes anew.</summary>
    KindMoves Regroup(HashSet<int> touched)
    {
        var seen = new HashSet<int>();
        var old = new HashSet<int>();
        List<LiveGroup> groups = [];
        List<int> unnamed = [];
        List<Joining> refused = [];
        foreach (int node in gone)
            AddCustomer(tables.Handle(node), old);
        foreach (int node in touched)
        {
            if (seen.Contains(node))
                continue;
            int[] part = parts.Of(node);
            seen.UnionWith(part);
            int[] group = parts.Join(part);
            refused.AddRange(parts.Refused);
            AddGroups(part, group, groups, unnamed);
            foreach (int member in part)
                AddCustomer(tables.Handle(member), old);
        }
        return LiveIds.Assign(Customers, old, groups, unnamed) with { Refused = refused };
    }

    void AddCustomer(int record, HashSet<int> into)
    {
        if (Customers.CustomerOf(record) is >= 0 and int customer)
            into.Add(customer);
    }

    /// <summary>Visitors whom nothing names are no customers.</summary>
    void AddGroups(int[] part, int[] group, List<LiveGroup> groups, List<int> unnamed)
    {
        foreach (IGrouping<int, int> seats in Enumerable.Range(0, part.Length).GroupBy(seat => group[seat]))
        {
            int[] records = [.. seats.Select(seat => tables.Handle(part[seat]))];
            if (seats.All(seat => facts.IsVisitor(part[seat])))
                unnamed.AddRange(records);
            else
                groups.Add(new LiveGroup(records, tables.ContentKey(part[seats.First()])));
        }
    }
}
