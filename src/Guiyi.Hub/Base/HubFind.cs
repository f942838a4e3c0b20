using Guiyi.Hub.Base.Reading;
using Guiyi.Hub.Find;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Databases;
using Guiyi.Hub.Storage.Records;
using Guiyi.Ingest;
using Guiyi.Model;

namespace Guiyi.Hub.Base;

/// <summary>Finds customers by anything that people remember of them.</summary>
public sealed class HubFind
{
    /// <summary>A customer has several records that fit alike.</summary>
    const int RecordsPerCustomer = 5;

    /// <summary>Candidates from so many bits below even odds on are told.</summary>
    const double Worth = -2;

    readonly CustomerHub hub;

    internal HubFind(CustomerHub hub) => this.hub = hub;

    /// <summary>Customers that fit best, best first: by id, code or record key, by identifier, name, address, in any usual way of writing them.</summary>
    /// <param name="query">What somebody typed.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<FoundCustomer> Find(string query, int most)
    {
        if (hub.Loaded is not { } loaded || query.Trim() is not { Length: > 0 } asked || most <= 0)
            return [];
        var found = new List<FoundCustomer>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        void Add(string? id, double score, string attribute, string text, string why)
        {
            if (id is not null && found.Count < most && !seen.Contains(id) && hub.Customers.Line(LoadedBase.No(id)) is { } line && seen.Add(id))
                found.Add(new FoundCustomer(line, score, attribute, text, why));
        }
        if (CustomerNo.Of(asked.ToUpperInvariant()) is { } no)
            Add(hub.Customers.Resolve(no)?.ToString(), 1, "customer_id", asked, "exact");
        Add(hub.Customers.OfCode(asked)?.ToString() ?? hub.Customers.OfCode(asked.ToUpperInvariant())?.ToString(), 1, "code", asked, "exact");
        foreach (int number in Keyed(loaded, asked))
            foreach ((_, string id) in loaded.CustomersOf(number))
                Add(id, 1, "record_key", asked, "exact");
        foreach (FindHit hit in loaded.Index.Find(asked, most * RecordsPerCustomer))
            foreach ((_, string id) in loaded.CustomersOf(hit.Record).OrderByDescending(c => c.Kind == Usual(hit.Kind)).Take(hit.Kind is AttributeKind.PersonName or AttributeKind.OrganizationName ? 1 : 2))
                Add(id, hit.Score, Word<AttributeKind>.Of(hit.Kind), hit.Text, Word<FindReason>.Of(hit.Why));
        return found;
    }

    static EntityKind Usual(AttributeKind found) => found is AttributeKind.OrganizationName or AttributeKind.CreditCode ? EntityKind.Organization : EntityKind.Person;

    /// <summary>Records whose channel knows them by this key.</summary>
    IEnumerable<int> Keyed(LoadedBase loaded, string asked) =>
        RecordKey.Of(asked) is { } key ? loaded.Sources.SelectMany(s => hub.Store.Records.Heads(s.Id, [key])).Select(h => loaded.Records.Number(h.Id)).Where(n => n >= 0) : [];

    /// <summary>Who somebody may already be, before a customer is made.</summary>
    /// <param name="kind">Person or organization.</param>
    /// <param name="said">What is known, by what columns mean: person_name, phone, email, address …</param>
    /// <param name="most">How many at most.</param>
    /// <exception cref="ArgumentException">Nothing of it means anything in this base.</exception>
    public IReadOnlyList<MaybeCustomer> Check(EntityKind kind, IReadOnlyDictionary<FieldTarget, string> said, int most)
    {
        if (hub.Loaded is not { } loaded)
            return [];
        NewRecord asked = Asked(loaded, said);
        List<MaybeCustomer> maybe = [];
        foreach (LiveCandidate near in loaded.Live.Find(kind, asked, most * RecordsPerCustomer))
        {
            if (maybe.Count == most || near.Weight < Worth)
                break;
            if (near.CustomerId is not { } id || maybe.Exists(m => m.Customer == id) || loaded.Live.Explain(kind, asked, near.Record) is not { } pair || hub.Store.Records.Find(loaded.Records.Id(near.Record)) is not { } record)
                continue;
            maybe.Add(new MaybeCustomer(id, hub.Customers.Line(LoadedBase.No(id))?.Name ?? "", new RecordName(hub.Sources.ById[record.Anchor.Source].Name, record.Anchor.Key), near.Probability, near.Weight, HubReviews.Views(pair.Evidence)));
        }
        return maybe;
    }

    /// <summary>The same as a record of the source whose columns mean most of it.</summary>
    static NewRecord Asked(LoadedBase loaded, IReadOnlyDictionary<FieldTarget, string> said)
    {
        var best = loaded.Sources.OrderBy(s => s.Id)
            .Select(s => (Source: s, Fields: said.Select(t => (t.Value, Column: s.Mapping.Fields.FirstOrDefault(f => f.Target == t.Key && f.Columns.Count == 1)?.Columns[0])).Where(t => t.Column is not null).ToArray()))
            .MaxBy(s => s.Fields.Length);
        if (best.Source is null || best.Fields.Length == 0)
            throw new ArgumentException($"found {string.Join(", ", said.Keys)}; expected attributes that a source of this base has: {string.Join(", ", loaded.Sources.SelectMany(s => s.Mapping.Fields).Select(f => f.Target).Distinct().Order())}", nameof(said));
        return new NewRecord(best.Source.Name, best.Fields.ToDictionary(f => f.Column!, f => f.Value, StringComparer.Ordinal));
    }
}
