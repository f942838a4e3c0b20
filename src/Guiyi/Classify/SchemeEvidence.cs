using Guiyi.Rules;

namespace Guiyi.Classify;

/// <summary>What a customer base holds that a scheme can be built on. <see cref="Of(IEnumerable{IFacts})"/> counts it; it can also be filled by hand.</summary>
public sealed record SchemeEvidence
{
    public int Customers { get; init; }

    public int Organizations { get; init; }

    /// <summary>Customers with any of country, province, region or city.</summary>
    public int Located { get; init; }

    /// <summary>Customers by country as written; the same for the next three.</summary>
    public IReadOnlyDictionary<string, int> Countries { get; init; } = new Dictionary<string, int>();

    public IReadOnlyDictionary<string, int> Provinces { get; init; } = new Dictionary<string, int>();

    public IReadOnlyDictionary<string, int> Regions { get; init; } = new Dictionary<string, int>();

    public IReadOnlyDictionary<string, int> Cities { get; init; } = new Dictionary<string, int>();

    /// <summary>Organizations by industry.</summary>
    public IReadOnlyDictionary<string, int> Industries { get; init; } = new Dictionary<string, int>();

    /// <summary>Customers with at least one order.</summary>
    public int Buyers { get; init; }

    /// <summary>Customers with a dated interaction of any kind.</summary>
    public int Seen { get; init; }

    /// <summary>Number of orders that a quarter of the buyers reach; 0 without buyers.</summary>
    public int OrdersOfTopQuarter { get; init; }

    /// <summary>Buyers with two orders or more on different days.</summary>
    public int Repeaters { get; init; }

    /// <summary>Median over the repeaters of the mean days between their orders; 0 without repeaters.</summary>
    public double TypicalGapDays { get; init; }

    /// <summary>Currencies of the buyers' money, with the number of buyers.</summary>
    public IReadOnlyDictionary<string, int> Currencies { get; init; } = new Dictionary<string, int>();

    /// <summary>Money that a fifth of the buyers reach; 0 without amounts.</summary>
    public decimal MoneyOfTopFifth { get; init; }

    /// <summary>Money that half of the buyers reach; 0 without amounts.</summary>
    public decimal MoneyOfTopHalf { get; init; }

    /// <summary>Counts the evidence over all customers, in any order.</summary>
    public static SchemeEvidence Of(IEnumerable<IFacts> customers)
    {
        ArgumentNullException.ThrowIfNull(customers);
        var count = new EvidenceCount();
        foreach (IFacts facts in customers)
            count.Add(facts);
        return count.Result();
    }

    /// <summary>Counts the evidence over all customers, on all cores.</summary>
    /// <param name="customers">Number of customers.</param>
    /// <param name="facts">What is known of a customer; asked from several threads.</param>
    public static SchemeEvidence Of(int customers, Func<int, IFacts> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var all = new EvidenceCount();
        Parallel.For(
            0, customers,
            () => new EvidenceCount(),
            (customer, _, count) =>
            {
                count.Add(facts(customer));
                return count;
            },
            count =>
            {
                lock (all)
                    all.Add(count);
            });
        return all.Result();
    }
}
