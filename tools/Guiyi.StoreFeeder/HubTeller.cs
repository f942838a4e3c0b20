using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Judging;
using Guiyi.Hub.Storage.Access;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Sayings;
using Guiyi.Model;

namespace Guiyi.StoreFeeder;

/// <summary>
/// Corrects values, relates customers and writes notes, changes them and takes them back. Each has a name, which it is said to be made for (its "why"),
/// and a value, which another takes the place of where it is changed; "-" where it was taken back, or never made.
/// </summary>
sealed class HubTeller(CustomerHub hub, int number, int seed)
{
    static readonly string[] Names = ["诸葛孔明", "司马懿", "周瑜", "陆逊"];

    readonly Random dice = new(seed + 500_000);
    readonly List<(string Name, long Id, string Value)> corrections = [], relations = [], notes = [];
    int next;

    /// <summary>Says one thing, changes one or takes one back.</summary>
    public Task Tell() => dice.Next(8) switch
    {
        0 => About(customer => Make("correct", corrections, (value, teller) => hub.Tellings.Correct(customer, "person_name", value, teller), Names[dice.Next(Names.Length)])),
        1 => TakeBack<StoredCorrection>("correct", corrections, hub.Tellings.Uncorrect),
        2 => About(left => About(right => left == right ? Task.CompletedTask : Make("relate", relations, (value, teller) => hub.Tellings.Relate(left, right, "guardian", value, teller), Value()))),
        3 => Change("relate", relations, (id, value, teller) => hub.Tellings.Relate(id, "referrer", value, teller)),
        4 => TakeBack<StoredRelation>("relate", relations, hub.Tellings.Unrelate),
        5 => About(customer => Make("note", notes, (value, teller) => hub.Tellings.Note(customer, new NewNote("call", value), teller), Value())),
        6 => About(customer => Change("note", notes, (id, value, teller) => hub.Tellings.Note(customer, new NewNote("call", value) { Follows = id }, teller))),
        _ => TakeBack<StoredInteraction>("note", notes, hub.Tellings.Unnote),
    };

    string Value() => $"v{dice.Next(1_000_000)}";

    /// <summary>The customer of one of those records that all clients send, replace and remove.</summary>
    Task About(Func<CustomerNo, Task> tell)
    {
        if (hub.Store.Sources.Find("members") is not { } source || hub.Store.Records.Find(new RecordAnchor(source.Id, $"c{dice.Next(3)}k{dice.Next(25)}")) is not { } record)
            return Task.CompletedTask;
        CustomerNo[] customers = [.. hub.Store.Customers.History(record.Id).Where(m => m.Held.Until is null && m.Customer.Entity == EntityKind.Person).Select(m => m.Customer)];
        return customers.Length == 0 ? Task.CompletedTask : tell(customers[0]);
    }

    async Task Make<T>(string what, List<(string Name, long Id, string Value)> held, Func<string, Teller, Task<T>> make, string value)
        where T : Said
    {
        string name = $"c{number}s{seed}t{next++}";
        HubClient.Say("will", what, name, value);
        try
        {
            held.Add((name, (await make(value, Client(name))).Id, value));
            HubClient.Say("did", what, name, value);
        }
        catch (JudgmentConflictException)
        {
            // The customer has just gone, with others' merges or its record.
            HubClient.Say("did", what, name, "-");
        }
    }

    async Task Change<T>(string what, List<(string Name, long Id, string Value)> held, Func<long, string, Teller, Task<T>> change)
        where T : Said
    {
        if (held.Count == 0)
            return;
        (string name, long id, _) = Take(held);
        string value = Value();
        HubClient.Say("will", what, name, value);
        held.Add((name, (await change(id, value, Client(name))).Id, value));
        HubClient.Say("did", what, name, value);
    }

    async Task TakeBack<T>(string what, List<(string Name, long Id, string Value)> held, Func<long, Teller, Func<T, StoredAnswer?>?, Task<T>> undo)
        where T : Said
    {
        if (held.Count == 0)
            return;
        (string name, long id, string value) = Take(held);
        HubClient.Say("will", what, name, "-");
        try
        {
            await undo(id, Client(name), null);
            HubClient.Say("did", what, name, "-");
        }
        catch (JudgmentConflictException overtaken) when (overtaken.Kind == JudgmentConflict.Undone)
        {
            // A later correction of the customer had ended it: it stays as it was.
            HubClient.Say("did", what, name, value);
        }
    }

    Teller Client(string name) => new($"client {number}", name);

    (string Name, long Id, string Value) Take(List<(string Name, long Id, string Value)> held)
    {
        (string, long, string) one = held[dice.Next(held.Count)];
        held.Remove(one);
        return one;
    }
}
