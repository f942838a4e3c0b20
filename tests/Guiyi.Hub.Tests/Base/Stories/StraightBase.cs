using Guiyi.Hub.Base;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Sayings;
using Guiyi.Merge;
using Guiyi.Model;

namespace Guiyi.Hub.Tests.Base.Stories;

/// <summary>The customers that must be there, computed past all that the hub does as records come.</summary>
static class StraightBase
{
    /// <summary>A fresh base of the same fit, taken in one go to the records and judgments that are stored now: customers as sets of records.</summary>
    public static string Of(CustomerHub hub, Random dice)
    {
        Store store = hub.Store;
        LoadedBase fresh = hub.Fits.Reload(store.Fits.InUse()!);
        var then = Anchors(store.Records.At(fresh.Fit.BaseVersion), _ => true);
        var now = Anchors(store.Records.Current(), source => fresh.SourceOf(source) is not null);
        var number = then.ToDictionary(r => r.Key, r => fresh.Records.Number(r.Value.Id));
        List<LiveChange> changes = [];
        foreach ((RecordAnchor anchor, (RecordId id, _)) in then)
            if (!now.TryGetValue(anchor, out var today))
                changes.Add(new LiveChange.Remove(number[anchor]));
            else if (today.Id != id)
                changes.Add(new LiveChange.Replace(number[anchor], fresh.Read(fresh.SourceOf(anchor.Source)!, today.Texts)));
        KeyValuePair<RecordAnchor, (RecordId Id, string[] Texts)>[] later = [.. now.Where(r => !then.ContainsKey(r.Key))];
        dice.Shuffle(later);
        foreach ((RecordAnchor anchor, (_, string[] texts)) in later)
        {
            number.Add(anchor, fresh.Live.NextRecord + changes.OfType<LiveChange.Add>().Count());
            changes.Add(new LiveChange.Add(fresh.Read(fresh.SourceOf(anchor.Source)!, texts)));
        }
        Judge(store, fresh, number, changes);
        fresh.Live.Apply(changes).Commit();
        var anchorOf = number.ToDictionary(n => n.Value, n => n.Key);
        return Text(kind => fresh.Live.Ids(kind).Select(id => fresh.Live.Records(kind, id).Select(n => anchorOf[n])));
    }

    static void Judge(Store store, LoadedBase fresh, Dictionary<RecordAnchor, int> number, List<LiveChange> changes)
    {
        StoredJudgment[] held = [.. store.Judgments.Held()];
        foreach (StoredJudgment judgment in held)
            if (fresh.Judgments.Applied(judgment.Id) is null && number.TryGetValue(judgment.Left, out int left) && number.TryGetValue(judgment.Right, out int right))
                changes.Add(new LiveChange.Judge(left, right, judgment.Decision));
        foreach ((long id, int left, int right) in fresh.Judgments.All())
            if (!held.Any(j => j.Id == id))
                changes.Add(new LiveChange.Withdraw(left, right, store.Judgments.Find(id)!.Decision));
    }

    /// <summary>The customers of a run over what is stored now.</summary>
    public static string OfRun(CustomerHub hub)
    {
        Store store = hub.Store;
        StoredTable[] tables = [.. store.Sources.All().Where(s => store.Records.Ids(store.Version, s.Id).Any()).Select(s => new StoredTable(store, s, store.Version))];
        var rows = new Dictionary<RecordAnchor, RowKey>();
        List<RecordAnchor> anchors = [];
        foreach (StoredSource source in store.Sources.All())
            using (RecordCursor cursor = store.Records.At(store.Version, source.Id))
                for (int row = 1; cursor.Read(); row++)
                {
                    anchors.Add(new RecordAnchor(source.Id, cursor.Key.ToString()));
                    rows.Add(anchors[^1], new RowKey(source.Name, row));
                }
        UnifyResult run = Pipeline.Unify(tables, new UnifyOptions
        {
            AsOf = DateTime.Now,
            AsOfLatestInteraction = true,
            Judgments = [.. store.Judgments.Held().Where(j => rows.ContainsKey(j.Left) && rows.ContainsKey(j.Right)).Select(j => new RowJudgment(rows[j.Left], rows[j.Right], j.Decision, j.Made.By, j.Made.Why))],
        });
        return Text(kind => (kind == EntityKind.Person ? run.Persons : run.Organizations).Customers is var customers
            ? Enumerable.Range(0, customers.Count).Select(c => customers.Records(c).ToArray().Select(n => anchors[n]))
            : []);
    }

    /// <summary>The hub's own customers, from memory.</summary>
    public static string OfHub(CustomerHub hub) => string.Join('\n', OpenHub.Kinds.SelectMany(kind => hub.InMemory(kind).Values.Select(set => $"{kind} {set}")).Order(StringComparer.Ordinal));

    static string Text(Func<EntityKind, IEnumerable<IEnumerable<RecordAnchor>>> customers) => string.Join('\n', OpenHub.Kinds.SelectMany(kind => customers(kind)
        .Select(set => $"{kind} {string.Join(' ', set.Select(r => $"{r.Source}:{r.Key}").Order(StringComparer.Ordinal))}")).Order(StringComparer.Ordinal));

    static Dictionary<RecordAnchor, (RecordId Id, string[] Texts)> Anchors(RecordCursor cursor, Func<int, bool> isKnown)
    {
        var found = new Dictionary<RecordAnchor, (RecordId, string[])>();
        using (cursor)
            while (cursor.Read())
                if (isKnown(cursor.Source))
                    found.Add(new RecordAnchor(cursor.Source, cursor.Key.ToString()), (cursor.Id, cursor.Fields.ToArray()));
        return found;
    }
}
