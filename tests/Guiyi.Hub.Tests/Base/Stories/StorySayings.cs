using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Judging;
using Guiyi.Hub.Storage.Access;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Sayings;
using Guiyi.Model;
using Xunit;

namespace Guiyi.Hub.Tests.Base.Stories;

/// <summary>What people say in a story beside judgments, and a plain list of what holds of it: values, relations and notes are made, changed and taken back.</summary>
sealed class StorySayings(Random dice)
{
    static readonly string[] Names = ["诸葛孔明", "司马懿", "周瑜", "陆逊"];

    readonly Dictionary<long, string> corrections = [], relations = [], notes = [];
    readonly HashSet<string> told = [];

    /// <summary>What happened in it at least once.</summary>
    public IReadOnlySet<string> Told => told;

    /// <summary>Somebody says something, or takes it back.</summary>
    /// <param name="hub">Where.</param>
    /// <param name="isAlone">Nothing else is under way: whose a record is does not change meanwhile.</param>
    public async Task Happen(CustomerHub hub, bool isAlone)
    {
        CustomerNo[] customers = [.. OpenHub.Kinds.SelectMany(hub.Loaded!.Live.Ids).Order(StringComparer.Ordinal).Select(id => CustomerNo.Of(id)!.Value)];
        if (customers.Length < 2)
            return;
        CustomerNo one = customers[dice.Next(customers.Length)], other = customers[dice.Next(customers.Length)];
        try
        {
            await Happen(hub, dice.Next(isAlone ? 0 : 2, 9), one, other);
        }
        catch (JudgmentConflictException)
        {
            // A fit that was computed meanwhile has taken the customer away: nothing of it may show.
            told.Add("conflict");
        }
    }

    Task Happen(CustomerHub hub, int happening, CustomerNo one, CustomerNo other) => happening switch
    {
        0 or 1 => one.Entity == EntityKind.Person ? Correct(hub, one) : Task.CompletedTask,
        2 => TakeBack<StoredCorrection>(corrections, "uncorrect", hub.Tellings.Uncorrect),
        3 => one == other ? Task.CompletedTask : Relate(hub, one, other),
        4 => ChangeRelation(hub),
        5 => TakeBack<StoredRelation>(relations, "unrelate", hub.Tellings.Unrelate),
        6 => Note(hub, one),
        7 => ChangeNote(hub, one),
        _ => TakeBack<StoredInteraction>(notes, "unnote", hub.Tellings.Unnote),
    };

    Teller Somebody(string why) => new(dice.Next(2) == 0 ? "anna" : "bert", why);

    async Task Correct(CustomerHub hub, CustomerNo customer)
    {
        string value = Names[dice.Next(Names.Length)];
        IReadOnlyList<RecordAnchor> records = hub.Judgments.Anchors(customer);
        StoredCorrection said = await hub.Tellings.Correct(customer, "person_name", value, Somebody("she rang"));
        Assert.Equal((value, "person_name", customer.Entity), (said.Value, said.Attribute, said.Entity));
        Assert.Contains(said.Record, records);
        // An earlier one of the customer ends with it.
        foreach (long earlier in corrections.Where(c => records.Any(r => c.Value == Text(customer.Entity, r, c.Value.Split(' ')[^1]))).Select(c => c.Key).ToArray())
            corrections.Remove(earlier);
        corrections.Add(said.Id, Text(said.Entity, said.Record, said.Value));
        told.Add("correct");
    }

    async Task Relate(CustomerHub hub, CustomerNo left, CustomerNo right)
    {
        StoredRelation said = await hub.Tellings.Relate(left, right, "guardian", "mother", Somebody("told me"));
        relations.Add(said.Id, Text(said));
        told.Add("relate");
    }

    async Task ChangeRelation(CustomerHub hub)
    {
        if (relations.Count == 0)
            return;
        long before = Any(relations);
        StoredRelation said = await hub.Tellings.Relate(before, "referrer", $"label{dice.Next(100)}", Somebody("I mixed them up"));
        Assert.Equal(before, said.Follows);
        relations.Remove(before);
        relations.Add(said.Id, Text(said));
        told.Add("change a relation");
    }

    async Task Note(CustomerHub hub, CustomerNo customer)
    {
        StoredInteraction said = await hub.Tellings.Note(customer, new NewNote("call", $"text{dice.Next(100)}"), Somebody(""));
        notes.Add(said.Id, Text(said));
        told.Add("note");
    }

    /// <summary>It stays with its record, whosever page it was changed on.</summary>
    async Task ChangeNote(CustomerHub hub, CustomerNo customer)
    {
        if (notes.Count == 0)
            return;
        long before = Any(notes);
        string place = notes[before].Split(' ')[0];
        StoredInteraction said = await hub.Tellings.Note(customer, new NewNote("meeting", $"text{dice.Next(100)}") { Follows = before }, Somebody(""));
        Assert.Equal(place, Text(said).Split(' ')[0]);
        notes.Remove(before);
        notes.Add(said.Id, Text(said));
        told.Add("change a note");
    }

    async Task TakeBack<T>(Dictionary<long, string> held, string what, Func<long, Teller, Func<T, StoredAnswer?>?, Task<T>> undo)
        where T : Said
    {
        if (held.Count == 0)
            return;
        long id = Any(held);
        Assert.Equal(id, (await undo(id, Somebody("a mistake"), null)).Id);
        held.Remove(id);
        await Assert.ThrowsAsync<JudgmentConflictException>(() => undo(id, Somebody("again"), null));
        told.Add(what);
    }

    long Any(Dictionary<long, string> held) => held.Keys.Order().ElementAt(dice.Next(held.Count));

    /// <summary>The store has each of them, once, and no other.</summary>
    public void Hold(CustomerHub hub)
    {
        Assert.Equal(Lines(corrections), hub.Store.Corrections.Held().Select(c => $"{c.Id} {Text(c.Entity, c.Record, c.Value)}").Order(StringComparer.Ordinal));
        Assert.Equal(Lines(relations), hub.Store.Relations.Held().Select(r => $"{r.Id} {Text(r)}").Order(StringComparer.Ordinal));
        Assert.Equal(Lines(notes), hub.Store.Interactions.Held().Select(n => $"{n.Id} {Text(n)}").Order(StringComparer.Ordinal));
    }

    static IEnumerable<string> Lines(Dictionary<long, string> held) => held.Select(h => $"{h.Key} {h.Value}").Order(StringComparer.Ordinal);

    static string Text(EntityKind entity, RecordAnchor record, string value) => $"{entity}:{record.Source}:{record.Key} {value}";

    static string Text(StoredRelation said) => $"{said.LeftEntity}:{said.Left.Source}:{said.Left.Key} {said.RightEntity}:{said.Right.Source}:{said.Right.Key} {said.Kind} {said.Label}";

    static string Text(StoredInteraction said) => Text(said.Entity, said.Record, $"{said.Kind} {said.Text}");
}
