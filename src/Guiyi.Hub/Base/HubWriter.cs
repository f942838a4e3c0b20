using System.Threading.Channels;
using Guiyi.Hub.Storage;

namespace Guiyi.Hub.Base;

/// <summary>A change that waits for the writer. All three are called on the writer's thread.</summary>
abstract class WriteJob
{
    /// <summary>True where it may share a commit with others of its kind that wait behind it.</summary>
    public virtual bool MayShare(WriteJob next) => false;

    /// <summary>The commit that it shared failed: memory goes back, and it is tried again alone.</summary>
    public virtual void Undo()
    {
    }

    /// <summary>Computes the change and writes it; nothing of it may be seen yet.</summary>
    /// <param name="transaction">The group's.</param>
    /// <param name="sharing">Jobs that share the commit; this one does the work of all.</param>
    public abstract void Write(Transaction transaction, IReadOnlyList<WriteJob> sharing);

    /// <summary>It is on the disk: memory follows, and who waits is told.</summary>
    public abstract void Committed();

    /// <summary>Nothing of it is kept: memory goes back, and who waits is told.</summary>
    public abstract void Failed(Exception fault);
}

/// <summary>Something that needs the base to itself but changes nothing that is stored: a preview, the loading at the start.</summary>
sealed class LookJob<T>(Func<T> look) : WriteJob, ILookJob
{
    readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    T result = default!;

    public Task<T> Done => done.Task;

    public void Look() => result = look();

    public override void Write(Transaction transaction, IReadOnlyList<WriteJob> sharing) => throw new InvalidOperationException("A look writes nothing.");

    public override void Committed() => done.SetResult(result);

    public override void Failed(Exception fault) => done.SetException(fault);
}

/// <summary>A job without a transaction.</summary>
interface ILookJob
{
    void Look();
}

/// <summary>
/// The one writer of a workspace: changes wait in a queue and are computed, written and committed one group after the other, on a thread of its own.
/// What was acknowledged is on the disk. Readers never wait for it.
/// </summary>
sealed class HubWriter : IAsyncDisposable
{
    readonly Store store;
    readonly Channel<WriteJob> queue = Channel.CreateBounded<WriteJob>(new BoundedChannelOptions(Waiting) { SingleReader = true });
    readonly Thread thread;
    (long Version, IReadOnlyList<WriteJob> Jobs)? unknown;

    /// <summary>Who brings more waits: memory stays bounded.</summary>
    const int Waiting = 1024;

    const int Attempts = 100, Pause = 1000;

    /// <summary>So many milliseconds without a change are a pause in which what the changes left behind is cleared away.</summary>
    const int Rest = 1000;

    readonly HubMemory memory;
    long followed;

    /// <param name="store">Where it writes.</param>
    /// <param name="memory">Told of the writer's work and rests.</param>
    public HubWriter(Store store, HubMemory memory)
    {
        (this.store, this.memory) = (store, memory);
        followed = store.Version;
        thread = new Thread(Loop) { Name = "writer", IsBackground = true };
        thread.Start();
    }

    /// <summary>The version of the base that memory shows at least.</summary>
    public long Followed => Volatile.Read(ref followed);

    /// <summary>Puts a change into the queue.</summary>
    /// <exception cref="ChannelClosedException">The hub is stopping.</exception>
    public ValueTask Enqueue(WriteJob job, CancellationToken cancellation) => queue.Writer.WriteAsync(job, cancellation);

    /// <summary>Makes a change that concerns the store alone.</summary>
    /// <returns>What the change gave, once it is on the disk.</returns>
    public async Task<T> Write<T>(Func<Transaction, T> change, CancellationToken cancellation)
    {
        var job = new StoreJob<T>(change);
        await Enqueue(job, cancellation);
        return await job.Done;
    }

    /// <summary>Does something between two commits.</summary>
    public async Task<T> Look<T>(Func<T> look, CancellationToken cancellation)
    {
        var job = new LookJob<T>(look);
        await Enqueue(job, cancellation);
        return await job.Done;
    }

    void Loop()
    {
        // The writer's thread waits for work; nobody else does.
        Task<bool> more = queue.Reader.WaitToReadAsync().AsTask();
        bool isResting = true;
        while (true)
        {
            // Who waits for a change whose fate is not known may be all that there is to come.
            if (!more.Wait(unknown is not null ? Pause : isResting ? Timeout.Infinite : Rest))
            {
                Wait(attempts: 1);
                if (!isResting)
                    memory.Rest();
                isResting = true;
                continue;
            }
            isResting = false;
            if (!more.Result)
                break;
            while (queue.Reader.TryRead(out WriteJob? job))
            {
                Run(job);
                memory.Work();
            }
            more = queue.Reader.WaitToReadAsync().AsTask();
        }
        Wait(attempts: 1);
        foreach (WriteJob job in unknown?.Jobs ?? [])
            job.Failed(new StoreException(StoreFault.Unreachable, "The hub stopped before it was known whether the change was kept. Ask again after the next start."));
    }

    void Run(WriteJob first)
    {
        List<WriteJob> group = [first];
        while (queue.Reader.TryPeek(out WriteJob? next) && first.MayShare(next) && queue.Reader.TryRead(out next))
            group.Add(next);
        Run(group);
    }

    void Run(List<WriteJob> group)
    {
        WriteJob first = group[0];
        long version = 0;
        try
        {
            Learn();
            if (first is ILookJob look)
                look.Look();
            else
                using (Transaction transaction = store.Begin())
                {
                    version = transaction.Version;
                    first.Write(transaction, group);
                    transaction.Commit();
                }
        }
        catch (StoreException lost) when (lost.OutcomeUnknown)
        {
            unknown = (version, group);
            Wait(Attempts);
            return;
        }
        catch (Exception fault) when (group.Count > 1 && fault is not StoreException { IsPassing: true })
        {
            // One of them does not go: the others must not suffer for it.
            first.Undo();
            foreach (WriteJob job in group)
                Run([job]);
            return;
        }
        catch (Exception fault)
        {
            // Whatever it is, it belongs to those who wait for these changes; the writer goes on with the next.
            foreach (WriteJob job in group)
                job.Failed(fault);
            return;
        }
        Follow(version, group);
    }

    void Follow(long version, IReadOnlyList<WriteJob> jobs)
    {
        foreach (WriteJob job in jobs)
            job.Committed();
        if (version > 0)
            Volatile.Write(ref followed, version);
    }

    /// <summary>A commit whose answer was lost: the version tells whether it is there. Nothing else is written before that is known.</summary>
    void Learn()
    {
        if (unknown is not { } open)
            return;
        bool isKept;
        // As the writer, not as a reader: a server may be at the commit still, and lets no other writer in before it is done with it.
        using (Transaction next = store.Begin())
            isKept = next.Version > open.Version;
        unknown = null;
        if (isKept)
            Follow(open.Version, open.Jobs);
        else
            foreach (WriteJob job in open.Jobs)
                job.Failed(new StoreException(StoreFault.Unreachable, "The connection to the database was lost while the change was written. Nothing of it is kept; send it again."));
    }

    /// <summary>The database may be back soon: for ten seconds who waits for the change waits for its fate. After that it is asked each second, and by the next change.</summary>
    void Wait(int attempts)
    {
        for (int attempt = 0; unknown is not null && attempt < attempts; attempt++)
        {
            try
            {
                Learn();
            }
            catch (StoreException)
            {
                Thread.Sleep(100);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await Task.Run(thread.Join);
    }

    sealed class StoreJob<T>(Func<Transaction, T> change) : WriteJob
    {
        readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        T result = default!;

        public Task<T> Done => done.Task;

        public override void Write(Transaction transaction, IReadOnlyList<WriteJob> sharing) => result = change(transaction);

        public override void Committed() => done.SetResult(result);

        public override void Failed(Exception fault) => done.SetException(fault);
    }
}
