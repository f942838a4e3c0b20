using Guiyi.Classify;
using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Profile;
using Guiyi.Standardize;

namespace Guiyi;

/// <summary>
/// What rules may ask of each customer of one kind: golden values and profile side by side. Made when asked for and not kept: the columns hold it all.
/// Who gave no address is where the shops they visit are.
/// </summary>
sealed class GatheredFacts
{
    readonly CustomerBase customers;
    readonly CustomerProfile[] profiles;
    readonly RfmScore[] rfm;
    readonly DateOnly asOf;
    readonly string[][] alone;
    readonly GoldenColumn? address, outlet, gender, birthDate, country, province, region, city, postcode, industry;

    public GatheredFacts(CustomerBase customers, CustomerProfile[] profiles, RfmScore[] rfm, DateTime asOf)
    {
        (this.customers, this.profiles, this.rfm, this.asOf) = (customers, profiles, rfm, DateOnly.FromDateTime(asOf));
        alone = [.. customers.Table.Sources.Select(s => new[] { s.Source })];
        (address, outlet) = (customers.Golden(AttributeKind.Address), customers.Golden(AttributeKind.Address, "outlet"));
        (gender, birthDate) = (customers.Golden(AttributeKind.Gender), customers.Golden(AttributeKind.BirthDate));
        (country, city) = (customers.Golden(AttributeKind.Country), customers.Golden(AttributeKind.City));
        (province, region) = (customers.Golden(AttributeKind.Region, "province"), customers.Golden(AttributeKind.Region, "region"));
        (postcode, industry) = (customers.Golden(AttributeKind.Postcode), customers.Golden(AttributeKind.Industry));
    }

    public CustomerFacts Of(int customer)
    {
        string Text(GoldenColumn? column) => column?.Text(customer) ?? "";
        object? Value(GoldenColumn? column) => column?.Code(customer) is >= 0 and int code ? column.Attribute.Value(code) : null;
        var place = (Value(address) ?? Value(outlet)) as Address;
        return new CustomerFacts
        {
            AsOf = asOf,
            Kind = customers.Kind,
            Name = CustomerNames.Of(customers, customer),
            Gender = Value(gender) as Gender?,
            BirthDate = (Value(birthDate) as PartialDate)?.Whole,
            Country = place?.Country ?? Text(country),
            Province = place?.Province ?? "",
            Region = Text(province) is { Length: > 0 } state ? state : Text(region),
            City = place?.City ?? Text(city),
            District = place?.District ?? "",
            Postcode = place?.Postcode ?? Text(postcode),
            Industry = Text(industry),
            Records = customers.Records(customer).Length,
            Sources = Sources(customers.Table, customers.Records(customer), alone),
            Profile = profiles[customer],
            Rfm = rfm[customer],
        };
    }

    /// <summary>Names of the records' sources, each once. Most customers come from one source and share its list.</summary>
    static IReadOnlyList<string> Sources(RecordTable table, ReadOnlySpan<int> records, string[][] alone)
    {
        // Records are in the order of sources: where the first and the last have the same, all have.
        int first = table.SourceOf(records[0]), last = table.SourceOf(records[^1]);
        if (first == last)
            return alone[first];
        var sources = new List<string> { alone[first][0] };
        for (int i = 1; i < records.Length; i++)
            if (table.SourceOf(records[i]) != table.SourceOf(records[i - 1]))
                sources.Add(alone[table.SourceOf(records[i])][0]);
        return sources;
    }
}
