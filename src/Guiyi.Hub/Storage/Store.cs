using Guiyi.Hub.Storage.Access;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Databases;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Runs;
using Guiyi.Hub.Storage.Sayings;

namespace Guiyi.Hub.Storage;

/// <summary>
/// All that a hub keeps: facts, which are what came in and what people said, and those outcomes that have a history of their own. Reads see the
/// last commit, from any thread, and never wait for the writer; changes go through one <see cref="Transaction"/> at a time. What fails throws a
/// <see cref="StoreException"/>; a lost connection is made anew by the next transaction or read, never within one.
/// </summary>
public sealed class Store : IDisposable
{
    readonly Database database;
    readonly ISealer sealer;
    readonly TimeProvider clock;
    readonly Counters counters = new();
    Writer? writer;
    Writing? open;
    readonly Reading reading;
    long version;
    volatile bool isVersionKnown;

    Store(Database database, ISealer sealer, TimeProvider clock)
    {
        (this.database, this.sealer, this.clock) = (database, sealer, clock);
        reading = new Reading(database, sealer);
        Sources = new(reading);
        Records = new(reading);
        Runs = new(reading);
        Rejects = new(reading);
        Judgments = new(reading, SaidTables.Judgments);
        Corrections = new(reading, SaidTables.Corrections);
        Relations = new(reading, SaidTables.Relations);
        Interactions = new(reading, SaidTables.Interactions);
        Fits = new(reading);
        Customers = new(reading);
        Codes = new(reading);
        Classes = new(reading);
        Changes = new(reading);
        Users = new(reading);
        Answers = new(reading);
    }

    /// <summary>The version of the base: the number of the last commit.</summary>
    /// <exception cref="StoreException">The last commit's outcome is not known, and the database cannot be asked.</exception>
    public long Version
    {
        get
        {
            if (!isVersionKnown)
            {
                Volatile.Write(ref version, reading.Value("select coalesce(max(version), 0) from version", row => row.Long(0)) ?? 0);
                isVersionKnown = true;
            }
            return Volatile.Read(ref version);
        }
    }

    /// <summary>sqlite or postgresql.</summary>
    public string Kind => database.Name;

    public SourceReads Sources { get; }

    public RecordReads Records { get; }

    public RunReads Runs { get; }

    public RejectReads Rejects { get; }

    public SaidReads<StoredJudgment> Judgments { get; }

    public SaidReads<StoredCorrection> Corrections { get; }

    public SaidReads<StoredRelation> Relations { get; }

    public SaidReads<StoredInteraction> Interactions { get; }

    public FitReads Fits { get; }

    public CustomerReads Customers { get; }

    public CodeReads Codes { get; }

    public ClassReads Classes { get; }

    public ChangeReads Changes { get; }

    public UserReads Users { get; }

    public AnswerReads Answers { get; }

    /// <summary>Opens a database, keeps others out, and brings its schema up to date.</summary>
    internal static Store Open(Database database, ISealer sealer, TimeProvider clock)
    {
        var store = new Store(database, sealer, clock);
        try
        {
            store.Explained(() =>
            {
                store.Connect();
                Migrations.Apply(store.writer!, database, Migrations.Of(database.Name), clock.GetUtcNow());
            });
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>The writing connection, for tests that make it fail.</summary>
    internal Writer Writer => writer!;

    /// <summary>Begins a group of changes.</summary>
    /// <exception cref="StoreException">The database cannot be reached or takes no writes.</exception>
    public Transaction Begin()
    {
        if (open is not null)
            throw new InvalidOperationException("Another transaction is open: there is one writer.");
        Explained(() =>
        {
            if (writer is null or { IsBroken: true })
                Connect();
            if (!counters.AreKnown)
                counters.Load(writer!);
            _ = Version;
            writer!.Begin();
        });
        open = new Writing(database, writer!, counters, sealer, Version + 1, clock.GetUtcNow());
        return new Transaction(this, open);
    }

    /// <summary>Which workspace the store belongs to: the given one, where it belonged to none.</summary>
    internal WorkspaceFile Identify(WorkspaceFile given)
    {
        WorkspaceFile? Known() => reading.First("select workspace_id, created_at from workspace", row => new WorkspaceFile(row.Text(0), Kind, row.Time(1)));
        if (Known() is { } known)
            return known;
        Explained(() => writer!.Execute("insert into workspace (workspace_id, created_at) values ($1, $2)", row => row.Add(given.Id).Add(given.Created)));
        return Known()!;
    }

    internal void Commit(Writing writing)
    {
        try
        {
            writing.Do(writer =>
            {
                writer.Commit();
                return true;
            });
        }
        // The answer may have been lost, or the disk may hold more than it said.
        catch (StoreException lost) when (lost.Fault is StoreFault.Unreachable or StoreFault.Refused)
        {
            isVersionKnown = false;
            throw new StoreException(lost.Fault, lost.Message, lost) { OutcomeUnknown = true };
        }
        writing.IsOver = true;
        open = null;
        Volatile.Write(ref version, writing.Version);
    }

    internal void End(Writing writing)
    {
        if (writing.IsOver)
            return;
        writing.IsOver = true;
        open = null;
        counters.Forget();
        writer!.Rollback();
        if (writer.IsBroken)
            Disconnect();
    }

    /// <summary>Closes the store; an open transaction is taken back.</summary>
    public void Dispose()
    {
        if (open is not null)
            End(open);
        Disconnect();
        database.Dispose();
    }

    /// <summary>Somebody else may have written meanwhile, or a commit whose answer was lost: numbers are asked for again.</summary>
    void Connect()
    {
        Disconnect();
        writer = database.OpenWriter();
        counters.Forget();
        isVersionKnown = false;
    }

    void Disconnect()
    {
        writer?.Dispose();
        writer = null;
    }

    void Explained(Action act)
    {
        try
        {
            act();
        }
        catch (Exception fault)
        {
            StoreException? explained = fault as StoreException ?? database.Explain(fault);
            if (explained?.Fault == StoreFault.Unreachable)
                Disconnect();
            if (explained is null || explained == fault)
                throw;
            throw explained;
        }
    }
}
