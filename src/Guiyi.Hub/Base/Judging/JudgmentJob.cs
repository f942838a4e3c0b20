using Guiyi.Hub.Base.Outcomes;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Access;
using Guiyi.Hub.Storage.Runs;
using Guiyi.Hub.Storage.Sayings;

namespace Guiyi.Hub.Base.Judging;

/// <summary>Takes in what a person judged, and what was taken back: one run, one commit.</summary>
sealed class JudgmentJob(CustomerHub hub, JudgmentRequest request, Func<JudgmentReceipt, StoredAnswer?>? answer) : WriteJob
{
    readonly TaskCompletionSource<JudgmentReceipt> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    LoadedBase? loaded;
    JudgmentChanges? changes;
    Resolution? resolution;
    IReadOnlyList<StoredJudgment> added = [];
    JudgmentReceipt? receipt;

    public Task<JudgmentReceipt> Done => done.Task;

    public override void Write(Transaction transaction, IReadOnlyList<WriteJob> sharing)
    {
        loaded = hub.Loaded ?? throw new JudgmentConflictException("the base has no customers yet: its records wait for the first fit", JudgmentConflict.NotThere);
        changes = new JudgmentChanges(hub, loaded, request);
        var said = new Saying(request.By, transaction.At, request.Why);
        StoredRun run = transaction.Runs.Add(new StoredRun { Kind = RunKind.Judge, Name = request.Name, By = request.By, Started = transaction.At, Ended = transaction.At, State = RunState.Finished, Message = request.Why });
        if (changes.Undone.Count > 0)
            transaction.Judgments.End(changes.Undone.Select(j => j.Id), said);
        if (changes.Pairs.Count > 0)
            added = transaction.Judgments.Add([.. changes.Pairs.Select(p => new StoredJudgment { Left = p.Said.Left, Right = p.Said.Right, Decision = p.Said.Decision, Made = said, Run = run.Id })]);
        LiveDelta delta = loaded.Live.Apply(changes.List);
        resolution = new Resolution(hub, loaded, transaction, delta);
        changes.Check(delta);
        receipt = new JudgmentReceipt(run.Id, [.. added.Select(j => j.Id)], changes.Effects(delta));
        resolution.Write(run.Id);
        if (answer?.Invoke(receipt) is { } kept)
            transaction.Answers.Add(kept);
    }

    public override void Committed()
    {
        resolution!.Commit();
        foreach (StoredJudgment undone in changes!.Undone)
            loaded!.Judgments.End(undone.Id);
        for (int i = 0; i < added.Count; i++)
        {
            loaded!.Judgments.Apply(added[i], changes.Pairs[i].Left, changes.Pairs[i].Right);
            loaded.Reviews.Answer(changes.Pairs[i].Left, changes.Pairs[i].Right);
        }
        done.SetResult(receipt!);
    }

    public override void Failed(Exception fault)
    {
        resolution?.Drop();
        done.SetException(fault);
    }
}
