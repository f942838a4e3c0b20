using Guiyi.Classify;
using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Profile;
using Guiyi.Standardize;

namespace Guiyi;

/// <summary>What rules may ask of each customer: golden values and profile side by side. Who gave no address is where the shops they visit are.</summary>
static class GatheredFacts
{
    /// <summary>Persons first, then organizations, in their bases' order.</summary>
    public static CustomerFacts[] Of(CustomerBase persons, CustomerBase organizations, CustomerProfile[] profiles, RfmScore[] rfm, DateTime asOf)
    {
        var facts = new CustomerFacts[profiles.Length];
        string[][] alone = [.. persons.Table.Sources.Select(s => new[] { s.Source })];
        Parallel.For(0, facts.Length, i =>
        {
            (CustomerBase customers, int customer) = i < persons.Count ? (persons, i) : (organizations, i - persons.Count);
            facts[i] = Of(customers, customer, profiles[i], rfm[i], DateOnly.FromDateTime(asOf), alone);
        });
        return facts;
    }

    static CustomerFacts Of(CustomerBase customers, int customer, CustomerProfile profile, RfmScore rfm, DateOnly asOf, string[][] alone)
    {
        string Text(AttributeKind kind, string label = "") => customers.GoldenText(customer, kind, label) ?? "";
        Address? address = (customers.Golden(customer, AttributeKind.Address) ?? customers.Golden(customer, AttributeKind.Address, "outlet"))?.Value as Address;
        return new CustomerFacts
        {
            AsOf = asOf,
            Kind = customers.Kind,
            Name = CustomerNames.Of(customers, customer),
            Gender = customers.Golden(customer, AttributeKind.Gender)?.Value as Gender?,
            BirthDate = (customers.Golden(customer, AttributeKind.BirthDate)?.Value as PartialDate)?.Whole,
            Country = address?.Country ?? Text(AttributeKind.Country),
            Province = address?.Province ?? "",
            Region = Text(AttributeKind.Region, "province") is { Length: > 0 } state ? state : Text(AttributeKind.Region, "region"),
            City = address?.City ?? Text(AttributeKind.City),
            District = address?.District ?? "",
            Postcode = address?.Postcode ?? Text(AttributeKind.Postcode),
            Industry = Text(AttributeKind.Industry),
            Records = customers.Records(customer).Length,
            Sources = Sources(customers.Table, customers.Records(customer), alone),
            Profile = profile,
            Rfm = rfm,
        };
    }

    /// <summary>Names of the records' sources, each once. Most customers come from one source and share its list.</summary>
    static IReadOnlyList<string> Sources(RecordTable table, ReadOnlySpan<int> records, string[][] alone)
    {
        Span<bool> has = stackalloc bool[byte.MaxValue + 1];
        has.Clear();
        foreach (int record in records)
            has[table.SourceOf(record)] = true;
        int first = has.IndexOf(true);
        if (!has[(first + 1)..].Contains(true))
            return alone[first];
        var sources = new List<string>();
        for (int source = first; source < alone.Length; source++)
            if (has[source])
                sources.Add(alone[source][0]);
        return sources;
    }
}
