using Guiyi.Classify;
using Guiyi.Ingest;
using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Profile;
using Guiyi.Rules;
using Guiyi.Standardize;

namespace Guiyi;

/// <summary>
/// What rules may ask of each customer of one kind: golden values and profile side by side. Looked up when asked for: the columns hold it all.
/// Who gave no address is where the shops they visit are.
/// </summary>
sealed class GatheredFacts
{
    readonly CustomerBase customers;
    readonly IReadOnlyList<CustomerProfile> profiles;
    readonly IReadOnlyList<RfmScore> rfm;
    readonly DateOnly asOf;
    readonly string[][] alone;
    readonly GoldenColumn?[] consents;
    readonly GoldenColumn? address, outlet, gender, birthDate, country, province, region, city, postcode, industry;

    public GatheredFacts(CustomerBase customers, IReadOnlyList<CustomerProfile> profiles, IReadOnlyList<RfmScore> rfm, DateTime asOf)
    {
        (this.customers, this.profiles, this.rfm, this.asOf) = (customers, profiles, rfm, DateOnly.FromDateTime(asOf));
        alone = [.. customers.Table.Sources.Select(s => new[] { s.Source })];
        (address, outlet) = (customers.Golden(AttributeKind.Address), customers.Golden(AttributeKind.Address, "outlet"));
        (gender, birthDate) = (customers.Golden(AttributeKind.Gender), customers.Golden(AttributeKind.BirthDate));
        (country, city) = (customers.Golden(AttributeKind.Country), customers.Golden(AttributeKind.City));
        (province, region) = (customers.Golden(AttributeKind.Region, "province"), customers.Golden(AttributeKind.Region, "region"));
        consents = [.. Enum.GetValues<ConsentChannel>().Select(channel => customers.Golden(AttributeKind.Consent, ConsentHeaders.Label(channel)))];
        (postcode, industry) = (customers.Golden(AttributeKind.Postcode), customers.Golden(AttributeKind.Industry));
    }

    public ICustomerFacts Of(int customer) => new One(this) { Customer = customer };

    /// <summary>True where all that the customer did is in its profile: nothing of it was still to come at the moment of the run.</summary>
    public bool IsDone(int customer) => profiles is PackedProfiles packed ? !packed.HasLater(customer) : profiles[customer].Later == 0;

    /// <summary>A function for one thread, whose answer holds until it is asked again.</summary>
    public Func<int, ICustomerFacts> Reader()
    {
        var one = new One(this);
        return customer =>
        {
            one.Customer = customer;
            return one;
        };
    }

    /// <summary>What a scheme can be built on, over both kinds of customers.</summary>
    public static SchemeEvidence Evidence(GatheredFacts persons, GatheredFacts organizations)
    {
        var count = new EvidenceCount();
        foreach (GatheredFacts facts in (GatheredFacts[])[persons, organizations])
            EvidenceColumns.Count(facts.customers, facts.profiles, facts, count);
        return count.Result();
    }

    /// <summary>What is known of one customer.</summary>
    sealed class One(GatheredFacts all) : ICustomerFacts
    {
        CustomerProfile? profile;

        public int Customer
        {
            get;
            set => (field, profile) = (value, null);
        }

        public DateOnly AsOf => all.asOf;

        public EntityKind Kind => all.customers.Kind;

        public string Name => CustomerNames.Of(all.customers, Customer);

        public Gender? Gender => Value(all.gender) as Gender?;

        public DateOnly? BirthDate => (Value(all.birthDate) as PartialDate)?.Whole;

        public string Country => Place?.Country ?? Text(all.country);

        public string Province => Place?.Province ?? "";

        public string Region => Text(all.province) is { Length: > 0 } state ? state : Text(all.region);

        public string City => Place?.City ?? Text(all.city);

        public string District => Place?.District ?? "";

        public string Postcode => Place?.Postcode ?? Text(all.postcode);

        public string Industry => Text(all.industry);

        public Consent? ConsentTo(ConsentChannel channel) => Value(all.consents[(int)channel]) as Consent?;

        public int Records => all.customers.Records(Customer).Length;

        public IReadOnlyList<string> Sources => SourcesOf(all.customers.Table, all.customers.Records(Customer), all.alone);

        public CustomerProfile Profile => profile ??= all.profiles[Customer];

        public RfmScore Rfm => all.rfm[Customer];

        Address? Place => (Value(all.address) ?? Value(all.outlet)) as Address;

        public bool TryGet(string field, out RuleValue value) => FactFields.TryGet(this, field, out value);

        string Text(GoldenColumn? column) => column?.Text(Customer) ?? "";

        object? Value(GoldenColumn? column) => column?.Code(Customer) is >= 0 and int code ? column.Attribute.Value(code) : null;
    }

    /// <summary>Names of the records' sources, each once. Most customers come from one source and share its list.</summary>
    static IReadOnlyList<string> SourcesOf(RecordTable table, ReadOnlySpan<int> records, string[][] alone)
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
