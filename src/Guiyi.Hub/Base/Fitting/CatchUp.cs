using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Sayings;
using Guiyi.Model;

namespace Guiyi.Hub.Base.Fitting;

/// <summary>Takes the base of a fit to what is stored now: all that was committed since the fit's version, and the ids that customers have. On the writer's thread, or before there is one.</summary>
sealed class CatchUp(Store store, LoadedBase loaded)
{
    readonly List<LiveChange> changes = [];
    readonly Dictionary<RecordAnchor, int> numbers = [];
    readonly List<(int Number, RecordAnchor Anchor, RecordId? Id)> moved = [];
    readonly List<(StoredJudgment Judgment, int Left, int Right)> woken = [];
    int next = loaded.Live.NextRecord;

    public void Run()
    {
        Records();
        Judgments();
        using (LiveDelta delta = loaded.Live.Apply(changes))
        {
            delta.Commit();
            foreach ((int number, RecordAnchor anchor, RecordId? id) in moved)
                if (id is { } now)
                    loaded.Set(number, anchor, now);
                else
                    loaded.Leave(number, anchor);
            foreach ((StoredJudgment judgment, int left, int right) in woken)
            {
                loaded.Judgments.Apply(judgment, left, right);
                loaded.Reviews.Answer(left, right);
            }
            loaded.Follow(delta, [.. moved.Select(m => m.Number)]);
        }
        loaded.IsRemapped = store.Sources.All().Any(s => store.Sources.Mapping(s.Id)?.Since > loaded.Fit.BaseVersion);
        TakeIds();
        loaded.TakeSayings(store);
    }

    void Records()
    {
        long version = loaded.Fit.BaseVersion;
        Dictionary<RecordAnchor, int> ended = store.Records.EndedSince(version).ToDictionary(e => e.Anchor, e => loaded.Records.Number(e.Id));
        using (RecordCursor cursor = store.Records.CurrentSince(version))
            while (cursor.Read())
            {
                var anchor = new RecordAnchor(cursor.Source, cursor.Key.ToString());
                if (loaded.SourceOf(cursor.Source) is not { } source)
                {
                    loaded.Unresolved++;
                    continue;
                }
                string[] texts = cursor.Fields.ToArray();
                NewRecord record = loaded.Read(source, texts);
                if (texts.Skip(source.Columns.Count).Any(t => t.Length > 0))
                    loaded.Unresolved++;
                bool wasThere = ended.Remove(anchor, out int number);
                if (!wasThere)
                    number = next++;
                changes.Add(wasThere ? new LiveChange.Replace(number, record) : new LiveChange.Add(record));
                moved.Add((number, anchor, cursor.Id));
                numbers[anchor] = number;
            }
        foreach ((RecordAnchor anchor, int number) in ended)
        {
            changes.Add(new LiveChange.Remove(number));
            moved.Add((number, anchor, null));
        }
    }

    void Judgments()
    {
        HashSet<long> held = [];
        foreach (StoredJudgment judgment in store.Judgments.Held())
        {
            held.Add(judgment.Id);
            if (loaded.Judgments.Applied(judgment.Id) is not null)
                continue;
            int left = Number(judgment.Left), right = Number(judgment.Right);
            if (left >= 0 && right >= 0 && left != right)
            {
                changes.Add(new LiveChange.Judge(left, right, judgment.Decision));
                woken.Add((judgment, left, right));
            }
            else if (!loaded.Judgments.IsAsleep(judgment.Id))
                loaded.Judgments.Sleep(judgment);
        }
        foreach ((long id, int left, int right) in loaded.Judgments.All().Where(j => !held.Contains(j.Id)).ToArray())
        {
            if (store.Judgments.Find(id) is { } undone)
                changes.Add(new LiveChange.Withdraw(left, right, undone.Decision));
            loaded.Judgments.End(id);
        }
        loaded.Judgments.KeepAsleep(held);
    }

    int Number(RecordAnchor anchor) => numbers.TryGetValue(anchor, out int number) ? number : loaded.NumberOf(store, anchor);

    /// <summary>
    /// Most customers have the ids that are stored already, and nobody else lays claim to these. Only of the others, and of those whose ids these
    /// claim, it is told what is remembered.
    /// </summary>
    void TakeIds()
    {
        var disputed = new HashSet<string>(StringComparer.Ordinal);
        foreach ((int number, string id, EntityKind kind) in Remembered())
            if (loaded.Live.CustomerOf(kind, number) is { } now && now != id)
                disputed.UnionWith([now, id]);
        Dictionary<int, string> ofPersons = [], ofOrganizations = [];
        if (disputed.Count > 0)
            foreach ((int number, string id, EntityKind kind) in Remembered())
                if (disputed.Contains(id) || (loaded.Live.CustomerOf(kind, number) is { } now && disputed.Contains(now)))
                    (kind == EntityKind.Person ? ofPersons : ofOrganizations)[number] = id;
        TakeIds(EntityKind.Person, ofPersons);
        TakeIds(EntityKind.Organization, ofOrganizations);
    }

    /// <summary>Which customers the records had that are there.</summary>
    IEnumerable<(int Number, string Id, EntityKind Kind)> Remembered()
    {
        CustomerNo? last = null;
        string id = "";
        foreach (Membership member in store.Customers.Members())
        {
            if (loaded.Records.Number(member.Record) is not (>= 0 and int number))
                continue;
            if (member.Customer != last)
                (last, id) = (member.Customer, member.Customer.ToString());
            yield return (number, id, member.Customer.Entity);
        }
    }

    void TakeIds(EntityKind kind, Dictionary<int, string> idOf)
    {
        FormerId[] former =
        [
            .. store.Customers.Retired().Where(r => r.Customer.Entity == kind).GroupBy(r => (r.Customer, r.ReplacedBy))
                .Select(r => new FormerId(r.Key.Customer.ToString(), r.Key.ReplacedBy?.ToString(), [.. r.Select(m => loaded.Records.Number(m.Record)).Where(n => n >= 0).Distinct()])),
        ];
        if (idOf.Count + former.Length > 0)
            loaded.Live.TakeIds(kind, idOf, former);
    }
}
