using Guiyi.Classify;
using Guiyi.Hub.Base.Outcomes;
using Guiyi.Hub.Base.Reading;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Sayings;
using Guiyi.Model;
using Guiyi.Profile;
using Guiyi.Rules;

namespace Guiyi.Hub.Base;

/// <summary>Customers, as people look at them: what was committed last, without waiting for the writer.</summary>
public sealed class HubCustomers
{
    /// <summary>A group of more is shown in part.</summary>
    const int MostMembers = 100;

    const int Attempts = 5;

    readonly CustomerHub hub;

    internal HubCustomers(CustomerHub hub) => this.hub = hub;

    /// <summary>Number of customers of a kind.</summary>
    public int Count(EntityKind kind) => hub.Loaded?.Live.Count(kind) ?? 0;

    /// <summary>The customer that an id leads to today, merges followed; null where it was never given out, or its records are gone.</summary>
    public CustomerNo? Resolve(CustomerNo customer) => hub.Loaded?.Live.Resolve(customer.Entity, customer.ToString()) is { } id ? CustomerNo.Of(id) : hub.Store.Customers.Resolve(customer);

    /// <summary>The customer that a code leads to, whenever it was issued; null where it never was, or leads nowhere.</summary>
    public CustomerNo? OfCode(string code) => hub.Store.Codes.Find(code) is { } issued ? Resolve(issued.Customer) : null;

    /// <summary>Everything about a customer; null where it is not there: see <see cref="Resolve"/>.</summary>
    public CustomerView? Find(CustomerNo customer) => Read(customer, r => r.View());

    /// <summary>What happened with a customer, the latest first.</summary>
    public IReadOnlyList<TimelineEntry>? Timeline(CustomerNo customer) => Read(customer, r => r.Timeline());

    /// <summary>What people wrote down about a customer and holds, the latest first.</summary>
    public IReadOnlyList<StoredInteraction>? Notes(CustomerNo customer) => Read(customer, r => r.Notes());

    /// <summary>What happened with all of a customer's group, the latest first.</summary>
    public IReadOnlyList<TimelineEntry>? GroupTimeline(CustomerNo customer) => Group(customer) is { } group
        ? [.. group.Members.SelectMany(m => Timeline(LoadedBase.No(m)) ?? []).OrderBy(e => e.Place, StringComparer.Ordinal)]
        : null;

    /// <summary>A customer's relations, found and made by people.</summary>
    public IReadOnlyList<RelationView>? Relations(CustomerNo customer) => Read(customer, r => r.Relations());

    /// <summary>All that belong together with a customer, by relations of any kind, one after the other.</summary>
    public CustomerGroup? Group(CustomerNo customer)
    {
        if (Relations(customer) is null)
            return null;
        List<string> members = [customer.ToString()];
        var relations = new HashSet<RelationView>();
        for (int i = 0; i < members.Count && members.Count <= MostMembers; i++)
            foreach (RelationView relation in Relations(LoadedBase.No(members[i])) ?? [])
                if (!relation.Kind.StartsWith("not_", StringComparison.Ordinal))
                {
                    relations.Add(relation);
                    members.AddRange(((string[])[relation.From, relation.To]).Except(members, StringComparer.Ordinal));
                }
        bool isWhole = members.Count <= MostMembers;
        members = [.. members.Take(MostMembers)];
        CustomerProfile[] profiles = [.. members.Select(m => Profile(LoadedBase.No(m)))];
        return new CustomerGroup(members, isWhole, [.. relations], Money(profiles), profiles.Sum(p => p.Orders), profiles.Sum(p => p.Interactions), profiles.Max(p => p.LastSeen));
    }

    static IReadOnlyList<MoneySum> Money(IEnumerable<CustomerProfile> profiles) =>
        [.. profiles.SelectMany(p => p.Money).GroupBy(m => m.Currency, StringComparer.Ordinal).Select(m => new MoneySum(m.Key, m.Sum(s => s.Amount), m.Sum(s => s.Orders))).OrderByDescending(m => m.Orders).ThenBy(m => m.Currency, StringComparer.Ordinal)];

    CustomerProfile Profile(CustomerNo customer) => hub.Loaded is { } loaded && loaded.Live.Records(customer.Entity, customer.ToString()) is { Count: > 0 } numbers
        ? loaded.Facts.Profile(customer.Entity, numbers, hub.Clock.GetLocalNow().DateTime)
        : CustomerProfile.Empty;

    /// <summary>Customers for whom a rule holds, by id.</summary>
    /// <param name="kind">Which kind.</param>
    /// <param name="rule">Such as <c>city = "上海" and orders >= 3</c>; null for all. See docs/rules.md.</param>
    /// <param name="classes">Classes that they must be in, by dimension.</param>
    /// <param name="after">The last id of the page before; null for the first page.</param>
    /// <param name="limit">How many.</param>
    /// <exception cref="RuleException">The rule cannot be understood.</exception>
    public IReadOnlyList<CustomerLine> List(EntityKind kind, Rule? rule, IReadOnlyDictionary<string, string> classes, string? after, int limit)
    {
        if (hub.Loaded is not { } loaded)
            return [];
        ClassScheme scheme = loaded.Facts.Scheme;
        (int Dimension, string Class)[] wanted = [.. classes.Select(c => (Place(scheme, c.Key), c.Value))];
        // The first by id of those that hold: a heap of as many as the page has.
        var page = new PriorityQueue<CustomerLine, string>(Comparer<string>.Create((a, b) => string.CompareOrdinal(b, a)));
        foreach (LiveCustomer customer in loaded.Facts.All(kind, loaded.AllCorrected(kind), hub.Clock.GetLocalNow().DateTime))
        {
            string id = customer.Id;
            if ((after is not null && string.CompareOrdinal(id, after) <= 0) || (page.Count == limit && string.CompareOrdinal(id, page.Peek().Id) > 0))
                continue;
            if (!Array.TrueForAll(wanted, w => customer.Class(w.Dimension).Code == w.Class) || rule?.Matches(customer.Facts).IsMatch == false)
                continue;
            page.Enqueue(Line(customer, id, scheme), id);
            if (page.Count > limit)
                page.Dequeue();
        }
        return [.. page.UnorderedItems.Select(i => i.Element).OrderBy(l => l.Id, StringComparer.Ordinal)];
    }

    static int Place(ClassScheme scheme, string dimension)
    {
        for (int i = 0; i < scheme.Dimensions.Count; i++)
            if (scheme.Dimensions[i].Name == dimension)
                return i;
        throw new ArgumentException($"found dimension '{dimension}'; expected one of {string.Join(", ", scheme.Dimensions.Select(d => d.Name))}", nameof(dimension));
    }

    static CustomerLine Line(LiveCustomer customer, string id, ClassScheme scheme) => new(
        id, customer.Kind, customer.Facts.Name, scheme.Dimensions.Select((d, i) => (d.Name, customer.Class(i).Code)).ToDictionary(c => c.Name, c => c.Code, StringComparer.Ordinal),
        customer.Facts.Records, customer.Facts.City, customer.Facts.Profile.Orders, customer.Facts.Profile.LastSeen);

    /// <summary>A customer as in lists; null where it is not there.</summary>
    public CustomerLine? Line(CustomerNo customer)
    {
        string id = customer.ToString();
        if (hub.Loaded is not { } loaded || loaded.Live.Records(customer.Entity, id) is not { Count: > 0 } numbers)
            return null;
        LiveStanding standing = loaded.Facts.Standing(customer.Entity, numbers, loaded.Corrected(customer.Entity, numbers), hub.Clock.GetLocalNow().DateTime);
        return new CustomerLine(
            id, customer.Entity, standing.Facts.Name, standing.Classes.ToDictionary(c => c.Dimension, c => c.Code, StringComparer.Ordinal),
            numbers.Count, standing.Facts.City, standing.Facts.Profile.Orders, standing.Facts.Profile.LastSeen);
    }

    /// <summary>A customer may come apart between two looks at it: then it is looked at again.</summary>
    T? Read<T>(CustomerNo customer, Func<CustomerReading, T> read)
        where T : class
    {
        for (int attempt = 0; ; attempt++)
        {
            if (hub.Loaded is not { } loaded || new CustomerReading(hub, loaded, customer) is not { IsThere: true } reading)
                return null;
            try
            {
                return read(reading);
            }
            catch (Exception moved) when (moved is ArgumentException or KeyNotFoundException && attempt < Attempts && !reading.IsStill)
            {
                // What was being read has just changed.
            }
        }
    }
}

/// <summary>A customer in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Person or organization.</param>
/// <param name="Name">The name to call it by.</param>
/// <param name="Classes">Dimension to class.</param>
/// <param name="Records">Number of its records.</param>
/// <param name="City">Its city; empty where that is not known.</param>
/// <param name="Orders">Orders.</param>
/// <param name="LastSeen">When it was last seen.</param>
public sealed record CustomerLine(string Id, EntityKind Kind, string Name, IReadOnlyDictionary<string, string> Classes, int Records, string City, int Orders, DateTime? LastSeen);
