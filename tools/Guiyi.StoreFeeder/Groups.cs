using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Runs;
using Guiyi.Hub.Storage.Sayings;
using Guiyi.Merge;
using Guiyi.Model;

namespace Guiyi.StoreFeeder;

/// <summary>
/// Groups of changes that follow from their number alone, so that what a store must hold after each is known. Group 1 makes the source and a run;
/// group n adds one to nine records, replaces a record of the group before, judges, undoes a judgment, and makes a customer. A group is a commit.
/// </summary>
sealed class Groups(Store store)
{
    const int Source = 1;

    static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    readonly FieldsWriter fields = new();

    /// <summary>Commits the next group and gives its number.</summary>
    public long Feed()
    {
        RecordId? replaced = store.Version > 1 ? store.Records.Find(new RecordAnchor(Source, Key(store.Version, 0)))?.Id : null;
        using Transaction transaction = store.Begin();
        long group = transaction.Version;
        if (group == 1)
        {
            transaction.Sources.Add("orders", ["姓名", "手机"]);
            transaction.Runs.Add(new StoredRun { Kind = RunKind.Ingest, Name = "orders", Started = Noon, By = "feeder" });
        }
        else
        {
            Feed(transaction, group, replaced);
        }
        transaction.Commit();
        return group;
    }

    void Feed(Transaction transaction, long group, RecordId? replaced)
    {
        if (replaced is { } record)
            transaction.Records.Supersede([record], run: 1);
        var added = new List<RecordId>();
        IEnumerable<ReceivedRecord> records = Records(group).Select(r =>
        {
            added.Add(transaction.Records.NewId(Source));
            return new ReceivedRecord(added[^1], r.Key, r.Content, fields.Row("王建国", $"{group}"), Run: 1, Row: added.Count);
        });
        transaction.Records.Add(records);
        transaction.Judgments.Add(new StoredJudgment { Left = new(Source, Key(group, 0)), Right = new(Source, Key(group - 1, 0)), Decision = Decision.Same, Made = new("feeder", Noon, "") });
        if (Undone(group) is { } judgment)
            transaction.Judgments.End([judgment], new Saying("feeder", Noon, "a mistake"));
        var customer = new CustomerNo(EntityKind.Person, (ulong)group);
        transaction.Customers.Add([(customer, added[0])], run: 1);
        transaction.Customers.Join(added.Select(a => new Membership(customer, a)));
        transaction.Changes.Add([new StoredChange { Kind = "created", Customer = customer }]);
        transaction.Runs.Update(new StoredRun { Id = 1, Kind = RunKind.Ingest, Name = "orders", Started = Noon, By = "feeder", Position = $"{group}" });
    }

    /// <summary>What is wrong with a store whose last group that was told to be kept is this one; null where everything is as it must be.</summary>
    public string? Wrong(long told)
    {
        long last = store.Version;
        if (last < told || last > told + 1)
            return $"group {told} was told to be kept; the store has {last}";
        if (Differ("records", Enumerable.Range(2, (int)Math.Max(0, last - 1)).SelectMany(g => Current(g, last)), Current()) is { } record)
            return record;
        if (last == 0)
            return null;
        IEnumerable<long> groups = Enumerable.Range(2, (int)last - 1).Select(g => (long)g);
        return Differ("judgments", groups.Where(g => g == last || Undone(g + 1) != g - 1).Select(g => $"{g - 1} {Key(g, 0)}"), store.Judgments.Held().Select(j => $"{j.Id} {j.Left.Key}"))
            ?? Differ("customers", groups.Select(g => $"{g} {g}"), store.Customers.All().Select(c => $"{c.No.Number} {c.Held.Since}"))
            ?? Differ("members", groups.SelectMany(g => Records(g).Select(_ => $"{g}")), store.Customers.Members().Select(m => $"{m.Customer.Number}"))
            ?? Differ("changes", groups.Select(g => $"{g - 1} {g}"), store.Changes.After(0, int.MaxValue - 1).Items.Select(c => $"{c.Seq} {c.Version}"))
            ?? Differ("position", [last == 1 ? "" : $"{last}"], store.Runs.Unfinished().Select(r => r.Position));
    }

    IEnumerable<string> Current()
    {
        using RecordCursor cursor = store.Records.Current();
        while (cursor.Read())
            yield return $"{cursor.Key} {cursor.Content} {cursor.Fields[1]}";
    }

    /// <summary>The records that a group brought and that a later one did not replace.</summary>
    static IEnumerable<string> Current(int group, long last) =>
        Records(group).Where(r => group == last || r.Key != Key(group, 0)).Select(r => $"{r.Key} {r.Content} {group}");

    /// <summary>The records of a group: new ones, and the first of the group before with other content.</summary>
    static IEnumerable<(string Key, ulong Content)> Records(long group)
    {
        for (int i = 0; i <= group % 9; i++)
            yield return (Key(group, i), (ulong)group);
        if (group > 2)
            yield return (Key(group - 1, 0), (ulong)group);
    }

    /// <summary>Id of the judgment that a group undoes: each fifth undoes that of the group before.</summary>
    static long? Undone(long group) => group % 5 == 0 ? group - 2 : null;

    static string Key(long group, int record) => $"{group}-{record}";

    static string? Differ(string what, IEnumerable<string> expected, IEnumerable<string> found)
    {
        string[] left = [.. expected.Order(StringComparer.Ordinal)], right = [.. found.Order(StringComparer.Ordinal)];
        return left.SequenceEqual(right)
            ? null
            : $"{what}: missing {string.Join(", ", left.Except(right).Take(5))}; too many {string.Join(", ", right.Except(left).Take(5))}; {left.Length} expected, {right.Length} found";
    }
}
