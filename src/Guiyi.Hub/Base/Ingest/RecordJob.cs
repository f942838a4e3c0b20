using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Records;
using Guiyi.Model;

namespace Guiyi.Hub.Base.Ingest;

/// <summary>Records of one source that come in together; of one key only one. Jobs that wait share a commit.</summary>
sealed class RecordJob(CustomerHub hub, StoredSource source, long run, IReadOnlyList<RecordChange> changes) : WriteJob
{
    /// <summary>Records in a commit: so many that the disk is not waited for too often, so few that nobody waits long.</summary>
    public const int MostTogether = 2000;

    readonly TaskCompletionSource<IReadOnlyList<RecordReceipt>> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly HashSet<(int, string)> keys = [.. changes.Select(c => (source.Id, c.Key))];
    RecordJob? after;
    RecordGroup? group;

    public StoredSource Source { get; } = source;

    public long Run { get; } = run;

    public IReadOnlyList<RecordChange> Changes { get; } = changes;

    /// <summary>Rows before, between and behind them that could not be taken in.</summary>
    public IReadOnlyList<Reject> Rejects { get; init; } = [];

    /// <summary>Up to where the input is taken in with them; null where it has no place.</summary>
    public string? Position { get; init; }

    /// <summary>The portion before this one: where that is not kept, this one is not either, for the run's position stands behind both.</summary>
    public RecordJob? After { init => after = value; }

    bool IsBroken => after?.Done.IsFaulted == true;

    /// <summary>Who sent them wants to know whose they are.</summary>
    public bool TellsCustomers { get; init; }

    /// <summary>What became of the records, in their order; given by the group.</summary>
    public RecordReceipt[] Receipts { get; set; } = [];

    public Task<IReadOnlyList<RecordReceipt>> Done => done.Task;

    public override bool MayShare(WriteJob next)
    {
        if (next is not RecordJob job || IsBroken || job.IsBroken || keys.Count + job.Changes.Count > MostTogether || job.Changes.Any(c => keys.Contains((job.Source.Id, c.Key))))
            return false;
        keys.UnionWith(job.keys);
        return true;
    }

    public override void Write(Transaction transaction, IReadOnlyList<WriteJob> sharing)
    {
        if (IsBroken)
            after!.Done.GetAwaiter().GetResult();
        group = new RecordGroup(hub, transaction, [.. sharing.Cast<RecordJob>()]);
        group.Write();
    }

    public override void Committed()
    {
        group?.Committed();
        after = null;
        done.SetResult(Receipts);
    }

    public override void Failed(Exception fault)
    {
        group?.Failed();
        after = null;
        done.SetException(fault);
    }
}
