using Guiyi.Classify;
using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Profile;
using Guiyi.Rules;

namespace Guiyi;

/// <summary>
/// Counts what a scheme can be built on over all customers of one kind. Most have a city or a country at most, and no interactions: of those only the
/// codes of the values are counted. The outcome is that of <see cref="SchemeEvidence.Of(int, Func{int, IFacts})"/>.
/// </summary>
sealed class EvidenceColumns
{
    /// <summary>Customers that a core takes at once.</summary>
    const int Part = 1 << 14;

    readonly CustomerBase customers;
    readonly IReadOnlyList<CustomerProfile> profiles;
    readonly GatheredFacts facts;
    readonly GoldenColumn? address, outlet, country, province, region, city, industry;

    EvidenceColumns(CustomerBase customers, IReadOnlyList<CustomerProfile> profiles, GatheredFacts facts)
    {
        (this.customers, this.profiles, this.facts) = (customers, profiles, facts);
        (address, outlet) = (customers.Golden(AttributeKind.Address), customers.Golden(AttributeKind.Address, "outlet"));
        (country, city) = (customers.Golden(AttributeKind.Country), customers.Golden(AttributeKind.City));
        (province, region) = (customers.Golden(AttributeKind.Region, "province"), customers.Golden(AttributeKind.Region, "region"));
        industry = customers.Kind == EntityKind.Organization ? customers.Golden(AttributeKind.Industry) : null;
    }

    /// <summary>Adds the customers of one kind to what was counted so far.</summary>
    public static void Count(CustomerBase customers, IReadOnlyList<CustomerProfile> profiles, GatheredFacts facts, EvidenceCount into)
    {
        var columns = new EvidenceColumns(customers, profiles, facts);
        Parallel.For(
            0, (customers.Count + Part - 1) / Part,
            () => new Share(columns),
            (part, _, share) =>
            {
                share.Add(part * Part, Math.Min(customers.Count, (part + 1) * Part));
                return share;
            },
            share =>
            {
                lock (into)
                    share.AddTo(into);
            });
    }

    /// <summary>What one thread counts.</summary>
    sealed class Share(EvidenceColumns all)
    {
        readonly EvidenceCount count = new();
        readonly Func<int, IFacts> facts = all.facts.Reader();
        readonly CodeCounts countries = new(all.country), provinces = new(all.province), regions = new(all.region), cities = new(all.city), industries = new(all.industry);

        public void Add(int from, int to)
        {
            count.AddCustomers(to - from, all.customers.Kind == EntityKind.Organization);
            int located = 0;
            for (int customer = from; customer < to; customer++)
            {
                industries.Add(customer);
                if (all.profiles is not ProfileTable { IsEmpty: true } && all.profiles[customer] != CustomerProfile.Empty)
                    count.AddBehaviour(facts(customer));
                if (all.address?.Code(customer) >= 0 || all.outlet?.Code(customer) >= 0)
                    count.AddPlace(facts(customer));
                else if (countries.Add(customer) | (provinces.Add(customer) || regions.Add(customer)) | cities.Add(customer))
                    located++;
            }
            count.AddLocated(located);
        }

        public void AddTo(EvidenceCount into)
        {
            countries.AddTo(count.AddCountry);
            provinces.AddTo(count.AddRegion);
            regions.AddTo(count.AddRegion);
            cities.AddTo(count.AddCity);
            industries.AddTo(count.AddIndustry);
            into.Add(count);
        }
    }

    /// <summary>How many customers have each value of a column.</summary>
    readonly struct CodeCounts(GoldenColumn? column)
    {
        readonly int[] counts = new int[column?.Attribute.ValueCount ?? 0];

        public bool Add(int customer)
        {
            if (column?.Code(customer) is not (>= 0 and int code))
                return false;
            counts[code]++;
            return true;
        }

        public void AddTo(Action<string, int> add)
        {
            for (int code = 0; code < counts.Length; code++)
                if (counts[code] > 0)
                    add(column!.Attribute.Text(code), counts[code]);
        }
    }
}
