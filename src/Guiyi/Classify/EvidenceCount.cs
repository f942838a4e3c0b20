using System.Runtime.InteropServices;
using Guiyi.Rules;

namespace Guiyi.Classify;

/// <summary>Counts <see cref="SchemeEvidence"/> customer by customer. The result does not depend on their order.</summary>
sealed class EvidenceCount
{
    readonly Dictionary<string, int> _countries = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> _provinces = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> _regions = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> _cities = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> _industries = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> _currencies = new(StringComparer.Ordinal);
    readonly List<int> _orders = [];
    readonly List<double> _gaps = [];
    readonly List<decimal> _money = [];
    int _customers;
    int _organizations;
    int _located;
    int _seen;

    public void Add(IFacts facts)
    {
        bool organization = facts.TryGet("kind", out RuleValue kind) && kind.Text == "organization";
        AddCustomers(1, organization);
        AddPlace(facts);
        if (organization)
            CountText(facts, "industry", _industries);
        AddBehaviour(facts);
    }

    public void AddCustomers(int customers, bool organizations)
    {
        _customers += customers;
        _organizations += organizations ? customers : 0;
    }

    public void AddPlace(IFacts facts)
    {
        bool located = CountText(facts, "country", _countries) | CountText(facts, "province", _provinces)
            | CountText(facts, "region", _regions) | CountText(facts, "city", _cities);
        _located += located ? 1 : 0;
    }

    /// <summary>Adds customers whose place was counted elsewhere.</summary>
    public void AddLocated(int customers) => _located += customers;

    public void AddCountry(string text, int customers) => Add(_countries, text, customers);

    public void AddRegion(string text, int customers) => Add(_regions, text, customers);

    public void AddCity(string text, int customers) => Add(_cities, text, customers);

    public void AddIndustry(string text, int customers) => Add(_industries, text, customers);

    public void AddBehaviour(IFacts facts)
    {
        _seen += facts.TryGet("last_seen", out _) ? 1 : 0;
        if (facts.TryGet("orders", out RuleValue orders) && orders.Number >= 1)
            AddBuyer(facts, (int)Math.Min(orders.Number, int.MaxValue));
    }

    void AddBuyer(IFacts facts, int orders)
    {
        _orders.Add(orders);
        if (facts.TryGet("first_order", out RuleValue first) && facts.TryGet("last_order", out RuleValue last) && orders > 1 && last.Date > first.Date)
            _gaps.Add((last.Date.DayNumber - first.Date.DayNumber) / (double)(orders - 1));
        if (!facts.TryGet("money", out RuleValue money))
            return;
        _money.Add(money.Number);
        facts.TryGet("currency", out RuleValue currency);
        Add(_currencies, currency.Text, 1);
    }

    /// <summary>Adds what was counted elsewhere.</summary>
    public void Add(EvidenceCount other)
    {
        (Dictionary<string, int> Into, Dictionary<string, int> From)[] counts =
        [
            (_countries, other._countries), (_provinces, other._provinces), (_regions, other._regions),
            (_cities, other._cities), (_industries, other._industries), (_currencies, other._currencies),
        ];
        foreach ((Dictionary<string, int> into, Dictionary<string, int> from) in counts)
            foreach ((string text, int count) in from)
                Add(into, text, count);
        _orders.AddRange(other._orders);
        _gaps.AddRange(other._gaps);
        _money.AddRange(other._money);
        _customers += other._customers;
        _organizations += other._organizations;
        _located += other._located;
        _seen += other._seen;
    }

    public SchemeEvidence Result() => new()
    {
        Customers = _customers,
        Organizations = _organizations,
        Located = _located,
        Countries = _countries,
        Provinces = _provinces,
        Regions = _regions,
        Cities = _cities,
        Industries = _industries,
        Buyers = _orders.Count,
        Seen = _seen,
        OrdersOfTopQuarter = ReachedBy(_orders, 0.25),
        Repeaters = _gaps.Count,
        TypicalGapDays = ReachedBy(_gaps, 0.5),
        Currencies = _currencies,
        MoneyOfTopFifth = ReachedBy(_money, 0.2),
        MoneyOfTopHalf = ReachedBy(_money, 0.5),
    };

    /// <summary>The largest value that at least this share of the values reach; default where there are none.</summary>
    static T? ReachedBy<T>(List<T> values, double share)
    {
        if (values.Count == 0)
            return default;
        values.Sort();
        int reaching = Math.Max(1, (int)Math.Ceiling(values.Count * share));
        return values[^reaching];
    }

    static bool CountText(IFacts facts, string field, Dictionary<string, int> into)
    {
        if (!facts.TryGet(field, out RuleValue value))
            return false;
        Add(into, value.Text, 1);
        return true;
    }

    static void Add(Dictionary<string, int> into, string text, int customers) => CollectionsMarshal.GetValueRefOrAddDefault(into, text, out _) += customers;
}
