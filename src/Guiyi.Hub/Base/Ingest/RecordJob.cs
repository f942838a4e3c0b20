using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Records;
using Guiyi.Model;

namespace Guiyi.Hub.Base.Ingest;

/// <summary>Portions of one file, which stand in the file's order: where one is not kept, none behind it may be, for the run goes on from the last position that was kept.</summary>
sealed class Portions
{
    /// <summary>One was not kept. The writer alone asks and tells.</summary>
    public bool AreCut { get; set; }
}

/// <summary>Records of one source that come in together; of one key only one. Jobs that wait share a commit.</summary>
sealed class RecordJob(CustomerHub hub, StoredSource source, long run, IReadOnlyList<RecordChange> changes) : WriteJob
{
    /// <summary>Records in a commit: so many that the disk is not waited for too often, so few that nobody waits long.</summary>
    public const int MostTogether = 2000;

    readonly TaskCompletionSource<IReadOnlyList<RecordReceipt>> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly HashSet<(int, string)> keys = [.. changes.Select(c => (source.Id, c.Key))];
    RecordGroup? group;

    public StoredSource Source { get; } = source;

    public long Run { get; } = run;

    public IReadOnlyList<RecordChange> Changes { get; } = changes;

    /// <summary>Rows before, between and behind them that could not be taken in.</summary>
    public IReadOnlyList<Reject> Rejects { get; init; } = [];

    /// <summary>Up to where the input is taken in with them; null where it has no place.</summary>
    public string? Position { get; init; }

    /// <summary>The file that they are a portion of; null where they came by themselves.</summary>
    public Portions? Portions { get; init; }

    bool IsCut => Portions is { AreCut: true };

    /// <summary>Who sent them wants to know whose they are.</summary>
    public bool TellsCustomers { get; init; }

    /// <summary>What became of the records, in their order; given by the group.</summary>
    public RecordReceipt[] Receipts { get; set; } = [];

    public Task<IReadOnlyList<RecordReceipt>> Done => done.Task;

    public override bool MayShare(WriteJob next)
    {
        if (next is not RecordJob job || IsCut || job.IsCut || keys.Count + job.Changes.Count > MostTogether || job.Changes.Any(c => keys.Contains((job.Source.Id, c.Key))))
            return false;
        keys.UnionWith(job.keys);
        return true;
    }

    public override void Write(Transaction transaction, IReadOnlyList<WriteJob> sharing)
    {
        if (IsCut)
            throw new StoreException(StoreFault.Conflict, "Records before these, in the same file, were not kept.");
        group = new RecordGroup(hub, transaction, [.. sharing.Cast<RecordJob>()]);
        group.Write();
    }

    public override void Committed()
    {
        group?.Committed();
        done.SetResult(Receipts);
    }

    public override void Undo()
    {
        group?.Failed();
        group = null;
    }

    public override void Failed(Exception fault)
    {
        if (Portions is not null)
            Portions.AreCut = true;
        group?.Failed();
        done.SetException(fault);
    }
}
