using Guiyi.Hub.Base.Arriving;
using Guiyi.Hub.Base.Exporting;
using Guiyi.Hub.Base.Fitting;
using Guiyi.Hub.Base.Ingest;
using Guiyi.Hub.Base.Judging;
using Guiyi.Hub.Base.Outcomes;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Runs;

namespace Guiyi.Hub.Base;

/// <summary>
/// A customer base that takes records all day: a workspace with its one writer, and the base that follows from it in memory. Any number of threads may
/// read; changes wait in the writer's queue and are on the disk when their task ends.
/// </summary>
public sealed class CustomerHub : IAsyncDisposable
{
    readonly HubWriter writer;
    readonly CancellationTokenSource stopping = new();
    readonly Task watching;
    volatile LoadedBase? loaded;

    CustomerHub(Workspace workspace, HubOptions options, TimeProvider clock)
    {
        (Workspace, Options, Clock) = (workspace, options, clock);
        Stopping = stopping.Token;
        writer = new HubWriter(workspace.Store, Memory);
        Runs = new RunBook(workspace.Store);
        Sources = new HubSources(this);
        Records = new HubRecords(this);
        Files = new HubFiles(this);
        Fits = new HubFits(this);
        Judgments = new HubJudgments(this);
        Tellings = new HubTellings(this);
        Customers = new HubCustomers(this);
        Reviews = new HubReviews(this);
        Find = new HubFind(this);
        Exports = new HubExports(this);
        Pulls = new HubPulls(this);
        Retention = new HubRetention(this);
        Ready = Look(Load, stopping.Token);
        Files.Start(stopping.Token);
        Exports.Start(stopping.Token);
        Pulls.Start(stopping.Token);
        Reviews.Start(stopping.Token);
        watching = options.Watch is { } folder ? Task.Run(() => new FolderWatch(this, folder).Run(stopping.Token)) : Task.CompletedTask;
    }

    public Workspace Workspace { get; }

    public HubOptions Options { get; }

    /// <summary>Reads; see <see cref="Write{T}"/> for changes.</summary>
    public Store Store => Workspace.Store;

    public TimeProvider Clock { get; }

    /// <summary>Ends when the base is in memory; with an error where it cannot be loaded.</summary>
    public Task<bool> Ready { get; }

    /// <summary>Channels and what their columns mean.</summary>
    public HubSources Sources { get; }

    /// <summary>Records that come one by one or by the thousand.</summary>
    public HubRecords Records { get; }

    /// <summary>Files that come in.</summary>
    public HubFiles Files { get; }

    /// <summary>Models of the whole base.</summary>
    public HubFits Fits { get; }

    /// <summary>What people say about who is one customer.</summary>
    public HubJudgments Judgments { get; }

    /// <summary>What people say about customers beside that: values, relations, notes.</summary>
    public HubTellings Tellings { get; }

    /// <summary>Customers, as people look at them.</summary>
    public HubCustomers Customers { get; }

    /// <summary>Questions to people.</summary>
    public HubReviews Reviews { get; }

    /// <summary>Finds customers.</summary>
    public HubFind Find { get; }

    /// <summary>Files of what is in the base.</summary>
    public HubExports Exports { get; }

    /// <summary>Files that are fetched by schedule.</summary>
    public HubPulls Pulls { get; }

    /// <summary>How long files stay.</summary>
    public HubRetention Retention { get; }

    /// <summary>Moments of the base that somebody still reads.</summary>
    internal Snapshots Snapshots { get; } = new();

    internal HubMemory Memory { get; } = new();

    internal RunBook Runs { get; }

    /// <summary>Runs that had not ended when the hub began.</summary>
    internal IReadOnlyList<StoredRun> Interrupted { get; private set; } = [];

    /// <summary>Cancelled when the hub stops.</summary>
    internal CancellationToken Stopping { get; }

    internal CodeBook Codes { get; private set; } = new();

    /// <summary>The base in memory; null before the first fit.</summary>
    internal LoadedBase? Loaded => loaded;

    /// <summary>Records that came while there was no fit.</summary>
    internal int Waiting { get; set; }

    /// <summary>Opens the base of a workspace. The workspace is closed with the hub.</summary>
    public static CustomerHub Open(Workspace workspace, HubOptions? options = null, TimeProvider? clock = null) => new(workspace, options ?? new HubOptions(), clock ?? TimeProvider.System);

    /// <summary>Makes a change that concerns the store alone, such as users and sessions: in a transaction of its own, after those that wait already.</summary>
    /// <returns>What the change gave, once it is on the disk.</returns>
    /// <exception cref="StoreException">Nothing of it is kept.</exception>
    public Task<T> Write<T>(Func<Transaction, T> change, CancellationToken cancellation = default) => writer.Write(change, cancellation);

    /// <summary>Does something between two commits.</summary>
    internal Task<T> Look<T>(Func<T> look, CancellationToken cancellation) => writer.Look(look, cancellation);

    internal ValueTask Enqueue(WriteJob job, CancellationToken cancellation) => writer.Enqueue(job, cancellation);

    internal int NumberOf(LoadedBase of, RecordAnchor anchor) => of.NumberOf(Store, anchor);

    /// <summary>
    /// Number of the last change of a customer that the feed tells and that memory shows; zero where there is none. Its version, for those who look and
    /// then change: ask for it before the customer is looked at.
    /// </summary>
    public long LastChange(CustomerNo customer)
    {
        // One commit may be on the disk that memory does not show yet; it tells few things of one customer.
        long followed = writer.Followed;
        return Store.Changes.Of(customer, limit: 10).Items.FirstOrDefault(c => c.Version <= followed)?.Seq ?? 0;
    }

    /// <exception cref="JudgmentConflictException">A customer has changed since somebody looked.</exception>
    internal void CheckSeen(IReadOnlyDictionary<CustomerNo, long> seen)
    {
        foreach ((CustomerNo customer, long expected) in seen)
            if (LastChange(customer) is var last && last != expected)
                throw new JudgmentConflictException($"customer {customer} has changed since: found change {last}; expected {expected}", JudgmentConflict.Changed);
    }

    /// <summary>The first job of the writer: everything else waits for it.</summary>
    bool Load()
    {
        Interrupted = Store.Runs.Unfinished();
        Codes = CodeBook.Of(Store.Codes.All());
        if (Store.Fits.InUse() is not { } fit)
        {
            Waiting = Store.Sources.All().Count(s => Store.Records.Ids(Store.Version, s.Id).Any());
            return true;
        }
        LoadedBase found = Fits.Reload(fit);
        new CatchUp(Store, found).Run();
        loaded = found;
        Memory.Took(found.Records.Count);
        return true;
    }

    /// <summary>From now on this is the base.</summary>
    internal void Take(LoadedBase next)
    {
        loaded = next;
        Waiting = 0;
        Memory.Took(next.Records.Count);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await watching;
        await Pulls.Stopped;
        await Files.Stopped;
        await Exports.Stopped;
        await Reviews.Stopped;
        await Fits.Stop();
        await writer.DisposeAsync();
        Workspace.Dispose();
        stopping.Dispose();
    }
}
