using Guiyi.Hub.Base.Outcomes;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Runs;
using Guiyi.Hub.Storage.Sayings;
using Guiyi.Model;

namespace Guiyi.Hub.Base.Ingest;

/// <summary>Records of one commit: compared with what is there, stored, and resolved where the fit knows their sources.</summary>
sealed class RecordGroup(CustomerHub hub, Transaction transaction, IReadOnlyList<RecordJob> jobs)
{
    readonly LoadedBase? loaded = hub.Loaded;
    readonly List<Moving> moving = [];
    readonly Dictionary<(RecordJob, int), RecordId> known = [];
    readonly Dictionary<long, StoredRun> runs = [];
    readonly List<(StoredJudgment Judgment, int Left, int Right)> woken = [];
    Resolution? resolution;
    int unresolved;

    /// <summary>A record that is not as it was.</summary>
    /// <param name="Job">What it came with.</param>
    /// <param name="Index">Its place there.</param>
    /// <param name="Before">Its version before; null where it is new.</param>
    /// <param name="Now">Its version now; null where it goes.</param>
    sealed record Moving(RecordJob Job, int Index, RecordId? Before, RecordId? Now)
    {
        public RecordChange Change => Job.Changes[Index];

        public RecordAnchor Anchor => new(Job.Source.Id, Change.Key);

        /// <summary>Its number in the live base; -1 where the fit does not know its source.</summary>
        public int Number { get; set; } = -1;
    }

    public void Write()
    {
        foreach (RecordJob job in jobs)
            Compare(job);
        Store();
        Resolve();
        foreach (StoredRun run in runs.Values)
            transaction.Runs.Update(run);
    }

    /// <summary>What is there already decides what each record is.</summary>
    void Compare(RecordJob job)
    {
        job.Receipts = new RecordReceipt[job.Changes.Count];
        Dictionary<string, RecordHead> heads = hub.Store.Records.Heads(job.Source.Id, job.Changes.Select(c => c.Key)).ToDictionary(h => h.Key, StringComparer.Ordinal);
        for (int i = 0; i < job.Changes.Count; i++)
        {
            RecordChange change = job.Changes[i];
            RecordHead? head = heads.TryGetValue(change.Key, out RecordHead found) ? found : null;
            RecordFate fate = (head, change.Texts) switch
            {
                (null, null) => RecordFate.Missing,
                (null, _) => RecordFate.Added,
                (_, null) => RecordFate.Removed,
                ({ } known, _) => known.Content == change.Content ? RecordFate.Unchanged : RecordFate.Replaced,
            };
            job.Receipts[i] = new RecordReceipt(change.Key, fate, null, null, false);
            if (fate == RecordFate.Unchanged && job.TellsCustomers)
                known.Add((job, i), head!.Value.Id);
            if (fate is not (RecordFate.Missing or RecordFate.Unchanged))
                moving.Add(new Moving(job, i, head?.Id, change.Texts is null ? null : transaction.Records.NewId(job.Source.Id)));
        }
        Count(job);
    }

    void Count(RecordJob job)
    {
        StoredRun run = runs.GetValueOrDefault(job.Run) ?? hub.Runs.Of(job.Run);
        int Of(RecordFate fate) => job.Receipts.Count(r => r.Fate == fate);
        runs[job.Run] = run with
        {
            Position = job.Position ?? run.Position,
            Counts = run.Counts with
            {
                Read = run.Counts.Read + job.Changes.Count + job.Rejects.Count,
                Added = run.Counts.Added + Of(RecordFate.Added),
                Replaced = run.Counts.Replaced + Of(RecordFate.Replaced),
                Unchanged = run.Counts.Unchanged + Of(RecordFate.Unchanged),
                Removed = run.Counts.Removed + Of(RecordFate.Removed),
                Rejected = run.Counts.Rejected + job.Rejects.Count,
            },
        };
    }

    void Store()
    {
        foreach (var ended in moving.Where(m => m.Before is not null).GroupBy(m => m.Job.Run))
            transaction.Records.Supersede(ended.Select(m => m.Before!.Value), ended.Key);
        var fields = new FieldsWriter();
        transaction.Records.Add(moving.Where(m => m.Now is not null).Select(m => new ReceivedRecord(
            m.Now!.Value, m.Change.Key, m.Change.Content, fields.Row([.. m.Change.Texts!]), m.Job.Run, m.Change.Row, m.Change.Line)));
        foreach (RecordJob job in jobs)
            if (job.Rejects.Count > 0)
                transaction.Rejects.Add(job.Run, job.Rejects);
    }

    void Resolve()
    {
        if (loaded is null)
            return;
        List<LiveChange> changes = [];
        int next = loaded.Live.NextRecord;
        var numberOf = new Dictionary<RecordAnchor, int>();
        foreach (Moving record in moving)
        {
            if (loaded.SourceOf(record.Job.Source.Id) is not { } source)
            {
                unresolved++;
                continue;
            }
            record.Number = record.Before is { } before ? loaded.Records.Number(before) : loaded.Records.Gone(record.Anchor);
            if (record.Change.Texts is not { } texts)
                changes.Add(new LiveChange.Remove(record.Number));
            else if (record.Number >= 0)
                changes.Add(new LiveChange.Replace(record.Number, loaded.Read(source, texts)));
            else
            {
                changes.Add(new LiveChange.Add(loaded.Read(source, texts)));
                record.Number = next++;
            }
            if (record.Change.Texts is { } all && all.Skip(source.Columns.Count).Any(t => t.Length > 0))
                unresolved++;
            numberOf.Add(record.Anchor, record.Number);
        }
        Wake(numberOf, changes);
        if (changes.Count == 0)
            return;
        resolution = new Resolution(hub, loaded, transaction, loaded.Live.Apply(changes));
        foreach (Moving record in moving.Where(m => m.Number >= 0))
            resolution.Move(record.Number, record.Anchor, record.Before, record.Now, record.Job.Run);
        resolution.Write(jobs[0].Run);
    }

    /// <summary>Judgments about records that come hold again, or for the first time.</summary>
    void Wake(Dictionary<RecordAnchor, int> numberOf, List<LiveChange> changes)
    {
        foreach (StoredJudgment judgment in numberOf.Keys.SelectMany(loaded!.Judgments.About).DistinctBy(j => j.Id))
        {
            int left = Number(judgment.Left), right = Number(judgment.Right);
            if (left < 0 || right < 0 || left == right)
                continue;
            changes.Add(new LiveChange.Judge(left, right, judgment.Decision));
            woken.Add((judgment, left, right));
        }
        int Number(RecordAnchor anchor) => numberOf.TryGetValue(anchor, out int number) ? number : hub.NumberOf(loaded, anchor);
    }

    /// <summary>Called for each job of the group; the first one does it.</summary>
    public void Committed()
    {
        if (resolution?.IsOver != true)
            Follow();
        foreach (StoredRun run in runs.Values)
            hub.Runs.Set(run);
        runs.Clear();
    }

    void Follow()
    {
        resolution?.Commit();
        if (loaded is null)
            hub.Waiting += moving.Count;
        else
        {
            loaded.Unresolved += unresolved;
            foreach ((StoredJudgment judgment, int left, int right) in woken)
                loaded.Judgments.Apply(judgment, left, right);
        }
        foreach (Moving record in moving)
            if (record.Now is { } now && record.Job.TellsCustomers)
                known[(record.Job, record.Index)] = now;
        foreach (RecordJob job in jobs.Where(j => j.TellsCustomers))
            for (int i = 0; i < job.Receipts.Length; i++)
                job.Receipts[i] = Told(job, i);
        moving.Clear();
        woken.Clear();
        unresolved = 0;
    }

    /// <summary>Where a record is now.</summary>
    RecordReceipt Told(RecordJob job, int index)
    {
        RecordReceipt receipt = job.Receipts[index];
        if (loaded?.SourceOf(job.Source.Id) is null)
            return receipt;
        int number = known.TryGetValue((job, index), out RecordId id) ? loaded.Records.Number(id) : -1;
        return receipt with
        {
            Person = number < 0 ? null : loaded.Live.CustomerOf(EntityKind.Person, number),
            Organization = number < 0 ? null : loaded.Live.CustomerOf(EntityKind.Organization, number),
            IsResolved = true,
        };
    }

    public void Failed() => resolution?.Drop();
}
