using Guiyi.Ingest;
using Guiyi.Match.Live;
using Guiyi.Match.Scoring;
using Guiyi.Merge;
using Guiyi.Merge.Live;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi;

/// <summary>
/// A customer base that changes a record or a thousand at a time: only what is connected with them is joined anew. Model, frequencies, recipes and
/// their limits are those of one run (the fit) and stay so; who is one customer then follows from the records and judgments that are there, never
/// from the order or the portions in which they came. With the fit's own records and judgments it is what the fit found.
/// <para>Records have numbers: those of the fit their index in its table, later ones count on. A number is never given twice, and stays with a
/// record that is replaced.</para>
/// <para>One thread at a time may call <see cref="Apply"/> and what follows it; any number may read beside it. They see what was committed last.</para>
/// </summary>
public sealed partial class LiveBase
{
    readonly Lock gate = new();
    readonly RecordTable table;
    readonly MergeOptions rules;
    readonly RecordReader reader;
    readonly LiveRecords records;
    readonly LiveJudgments judgments = new();
    readonly LiveKind persons, organizations;
    readonly List<(int Left, int Right, Decision Decision, int Times)> said = [];
    LiveDelta? open;

    LiveBase(UnifyResult fit)
    {
        (table, rules) = (fit.Table, fit.Options.Merge);
        reader = new RecordReader(fit.Standardized);
        records = new LiveRecords(table, reader);
        Says = new LiveReader(table, reader);
        foreach (Judgment judgment in fit.Judgments.Judgments)
            judgments.Say(judgment.Left, judgment.Right, judgment.Decision, 1);
        persons = KindOf(fit, fit.Persons, fit.Options.EarlierIds);
        organizations = KindOf(fit, fit.Organizations, fit.Options.EarlierOrganizationIds);
    }

    LiveKind KindOf(UnifyResult fit, KindResult own, EarlierIds earlier) =>
        LiveKind.Of(own.Match, new KindCustomers(own.Customers, own.Merged.RetiredIds, earlier), fit.Options.Match, fit.Options.Merge, judgments);

    /// <summary>The base of a run, which from then on is its fit. The run itself is not changed. Of its memory the records, values and model stay in use; who drops the result frees the rest, such as its scored pairs.</summary>
    public static LiveBase Of(UnifyResult fit) => new(fit);

    /// <summary>The number that the next record gets.</summary>
    public int NextRecord => records.Next;

    /// <summary>Computes what changes do, all of them together: nothing is seen of them until the delta is committed.</summary>
    /// <param name="changes">The changes. Of one record the last one counts.</param>
    /// <exception cref="ArgumentException">A record is not there, the fit had no such source or column, or there is no such judgment to withdraw. Nothing was changed.</exception>
    /// <exception cref="InvalidOperationException">Changes computed before are neither committed nor dropped.</exception>
    public LiveDelta Apply(IReadOnlyList<LiveChange> changes)
    {
        if (open is not null)
            throw new InvalidOperationException("Found an open delta; expected it to be committed or dropped before the next changes.");
        (IReadOnlyList<int> added, IReadOnlyList<RecordMove> moves) = records.Plan(changes);
        HashSet<int> judged = Say(changes);
        KindMoves ofPersons = persons.Change(moves, judged), ofOrganizations = organizations.Change(moves, judged);
        return open = new LiveDelta(this, added, moves, ofPersons, ofOrganizations);
    }

    /// <summary>Judgments on the whole: one that is given and withdrawn in one list was never given.</summary>
    HashSet<int> Say(IReadOnlyList<LiveChange> changes)
    {
        var net = new Dictionary<(int, int, Decision), int>();
        foreach (LiveChange change in changes)
            if (change is LiveChange.Judge judge)
                Count(judge.Left, judge.Right, judge.Decision, 1);
            else if (change is LiveChange.Withdraw withdraw)
                Count(withdraw.Left, withdraw.Right, withdraw.Decision, -1);
        void Count(int left, int right, Decision decision, int times)
        {
            var pair = (Math.Min(left, right), Math.Max(left, right), decision);
            net[pair] = net.GetValueOrDefault(pair) + times;
        }
        try
        {
            foreach (((int left, int right, Decision decision), int times) in net)
                Check(left, right, decision, times);
        }
        catch (ArgumentException)
        {
            records.Drop();
            throw;
        }
        var judged = new HashSet<int>();
        foreach (((int left, int right, Decision decision), int times) in net)
        {
            if (times == 0 || decision == Decision.Unsure)
                continue;
            judgments.Say(left, right, decision, times);
            said.Add((left, right, decision, times));
            judged.UnionWith([left, right]);
        }
        return judged;
    }

    void Check(int left, int right, Decision decision, int times)
    {
        if (!records.IsKnown(left) || !records.IsKnown(right) || left == right)
            throw new ArgumentException($"found a judgment about records {left} and {right}; expected two records that are or were there.");
        if (decision != Decision.Unsure && times < 0 && judgments.Count(left, right, decision) < -times)
            throw new ArgumentException($"found no judgment '{decision}' about records {left} and {right}; expected one to withdraw.");
    }

    /// <summary>
    /// Gives the customers of a kind the ids that are remembered of their records: after a base was made anew and taken to where it was, its sets are the
    /// same, but ids have a history that only its keeper knows. Where the records of a customer remember several ids, the rules of a change decide.
    /// </summary>
    /// <param name="kind">Person or organization.</param>
    /// <param name="idOf">For records, the id of the customer that they had; those of whom nothing is remembered may be missing.</param>
    /// <param name="former">Ids that were given once and have no customer now.</param>
    /// <exception cref="InvalidOperationException">Changes computed before are neither committed nor dropped.</exception>
    public void TakeIds(EntityKind kind, IReadOnlyDictionary<int, string> idOf, IReadOnlyList<FormerId> former)
    {
        if (open is not null)
            throw new InvalidOperationException("Found an open delta; expected it to be committed or dropped before ids are taken.");
        lock (gate)
            Of(kind).Recall(idOf, [.. former.Select(f => (f.Id, new RetiredId(f.ReplacedBy, [.. f.Records])))]);
    }

    internal void Commit(LiveDelta delta)
    {
        ThrowIfNotOpen(delta);
        lock (gate)
        {
            records.Commit();
            persons.Commit(delta.Persons);
            organizations.Commit(delta.Organizations);
        }
        said.Clear();
        open = null;
    }

    internal void Drop(LiveDelta delta)
    {
        ThrowIfNotOpen(delta);
        foreach ((int left, int right, Decision decision, int times) in said)
            judgments.Say(left, right, decision, -times);
        said.Clear();
        persons.Drop();
        organizations.Drop();
        records.Drop();
        open = null;
    }

    internal void DropIfOpen(LiveDelta delta)
    {
        if (ReferenceEquals(open, delta))
            Drop(delta);
    }

    void ThrowIfNotOpen(LiveDelta delta)
    {
        if (!ReferenceEquals(open, delta))
            throw new InvalidOperationException("Found a delta that was committed or dropped; expected the one computed last.");
    }

    /// <summary>The records and customers of a kind.</summary>
    internal LiveKind Of(EntityKind kind) => kind == EntityKind.Person ? persons : organizations;

    /// <summary>Number of customers of a kind.</summary>
    public int Count(EntityKind kind)
    {
        lock (gate)
            return Of(kind).Customers.Count;
    }

    /// <summary>Ids of all customers of a kind, in no particular order.</summary>
    public IReadOnlyList<string> Ids(EntityKind kind)
    {
        lock (gate)
            return [.. Of(kind).Customers.All().Select(Of(kind).Customers.Id)];
    }

    /// <summary>True for a record that is there.</summary>
    public bool Has(int record)
    {
        lock (gate)
            return records.Has(record);
    }

    /// <summary>Id of the customer that a record belongs to; null where it is not there or names none of the kind.</summary>
    public string? CustomerOf(EntityKind kind, int record)
    {
        lock (gate)
            return Of(kind).Customers.CustomerOf(record) is >= 0 and int customer ? Of(kind).Customers.Id(customer) : null;
    }

    /// <summary>Numbers of a customer's records, rising; none where no customer has the id now.</summary>
    public IReadOnlyList<int> Records(EntityKind kind, string id)
    {
        lock (gate)
            return Of(kind).Customers.Find(id) is >= 0 and int customer ? Of(kind).Customers.Records(customer) : [];
    }

    /// <summary>The id that now stands for one that was ever given: itself, or the one that replaced it. Null where it was never given or all records are gone.</summary>
    public string? Resolve(EntityKind kind, string id)
    {
        lock (gate)
            return Of(kind).Customers.Resolve(id);
    }

    /// <summary>A record as received, by column; the fit's as its source gave them.</summary>
    /// <exception cref="ArgumentException">The record is not there.</exception>
    public NewRecord Raw(int record)
    {
        lock (gate)
            return records.Raw(record);
    }

    /// <summary>The golden values of a customer, from what its records say now by the fit's survivorship rules, each with its statements; none where no customer has the id.</summary>
    public IReadOnlyList<LiveValue> Golden(EntityKind kind, string id) => Golden(kind, Hold(() => Records(kind, id), null), Corrections.None);

    internal IReadOnlyList<LiveValue> Golden(EntityKind kind, IReadOnlyList<HeldRecord> own, Corrections corrections) =>
        Golden(kind, [.. own.Select(Says.Stated)], corrections).Values();

    internal LiveGolden Golden(EntityKind kind, IReadOnlyList<StatedRecord> says, Corrections corrections) => new(kind, table, rules, says, corrections);

    /// <summary>True for changes that are computed and not yet committed or dropped.</summary>
    internal bool IsOpen(LiveDelta delta) => ReferenceEquals(open, delta);

    /// <summary>The fit's records with their values as columns: for passes over all that are there as they were (<see cref="IsOfFit"/>), without reading them again.</summary>
    public RecordTable Table => table;

    /// <summary>True for a record of the fit that is there as it was: what it says stands in the columns of <see cref="Table"/>.</summary>
    public bool IsOfFit(int record)
    {
        lock (gate)
            return records.IsOfFit(record);
    }

    /// <summary>What a record says, value by value, in the order of the fit's attributes.</summary>
    /// <param name="record">Its number.</param>
    /// <param name="open">Changes that are computed but not committed, to be looked at, too; only by the thread that applied them.</param>
    /// <exception cref="ArgumentException">The record is not there.</exception>
    /// <exception cref="InvalidOperationException">The changes are not the open ones.</exception>
    public IReadOnlyList<RecordStatement> Stated(int record, LiveDelta? open = null) => Stated(Hold(() => [record], open)[0]);

    /// <summary>What a record says that is only asked about: an earlier version of one, say.</summary>
    /// <exception cref="ArgumentException">The fit had no such source, or the source no such column.</exception>
    public IReadOnlyList<RecordStatement> Stated(NewRecord record) => Stated(Held(-1, record));

    internal HeldRecord Held(int number, NewRecord record)
    {
        (int source, string[] texts) = reader.Texts(record.Source, record.Fields);
        return new HeldRecord(number, source, texts);
    }

    IReadOnlyList<RecordStatement> Stated(HeldRecord held)
    {
        StatedRecord says = Says.Stated(held);
        FieldOwner? only = says.Read.NamesPerson || !says.Read.NamesOrganization ? null : FieldOwner.Organization;
        return [.. table.Attributes.SelectMany(attribute => says.Read.Values.Where(v => v.Column == attribute), (_, v) => new RecordStatement(v.Column.Name, v.Column.Kind, only ?? v.Owner, v.Value.Text, says.RawOf(v.Field)))];
    }

    /// <summary>What records say.</summary>
    internal LiveReader Says { get; }

    /// <summary>Keeps what some records hold at one moment, in rising order, each once.</summary>
    internal HeldRecord[] Hold(Func<IEnumerable<int>> some, LiveDelta? planned)
    {
        if (planned is not null)
            ThrowIfNotOpen(planned);
        lock (gate)
            return [.. some().Distinct().Order().Select(record => records.Hold(record, planned is not null))];
    }

    /// <summary>Asks something of all records and customers at one moment.</summary>
    internal T At<T>(Func<LiveRecords, T> ask)
    {
        lock (gate)
            return ask(records);
    }
}
