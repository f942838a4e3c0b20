namespace Guiyi.Profile;

/// <summary>Recency, frequency and money scores, 1 (lowest fifth) to 5 (best fifth); 0 where there is nothing to score.</summary>
public readonly record struct RfmScore(byte Recency, byte Frequency, byte Money)
{
    /// <summary>The three digits as they are usually written, such as 545; empty for a customer who bought nothing.</summary>
    public override string ToString() => Frequency == 0 ? "" : $"{Recency}{Frequency}{Money}";
}

/// <summary>
/// RFM by quantiles over all buyers (A. M. Hughes, Strategic Database Marketing, 1994; J. R. Bult and T. Wansbeek,
/// Optimal Selection for Direct Mail, Marketing Science 14(4), 1995). The three are scored independently of each other.
/// </summary>
/// <remarks>
/// The score comes from the middle rank of all customers with the same value, so equal values get equal scores whatever
/// their order, and where one value is shared by all, that is the middle score 3. Customers without orders are not scored
/// and do not move the quantiles.
/// </remarks>
public static class RfmScorer
{
    const int Scores = 5;

    /// <summary>Scores customers by position; the three inputs have one entry per customer.</summary>
    /// <param name="recencyDays">Days since the last order, fewer is better; null where the day is not known.</param>
    /// <param name="orders">Number of orders; 0 or less is no buyer.</param>
    /// <param name="money">Money paid, in one currency; null where it is not known.</param>
    public static RfmScore[] Score(ReadOnlySpan<int?> recencyDays, ReadOnlySpan<int> orders, ReadOnlySpan<decimal?> money)
    {
        if (recencyDays.Length != orders.Length || money.Length != orders.Length)
            throw new ArgumentException($"One entry per customer is needed: {recencyDays.Length} recencies, {orders.Length} order counts, {money.Length} amounts.");
        var recency = new Ranking();
        var frequency = new Ranking();
        var amounts = new Ranking();
        for (int i = 0; i < orders.Length; i++)
            Add(i, recencyDays[i], orders[i], money[i], recency, frequency, amounts);
        return Combine(orders.Length, recency, frequency, [amounts]);
    }

    /// <summary>Scores profiles by position. Money is compared among customers with the same main currency only.</summary>
    public static RfmScore[] Score(IReadOnlyList<CustomerProfile> profiles)
    {
        ArgumentNullException.ThrowIfNull(profiles);
        var recency = new Ranking();
        var frequency = new Ranking();
        var amounts = new Dictionary<string, Ranking>(StringComparer.Ordinal);
        for (int i = 0; i < profiles.Count; i++)
        {
            CustomerProfile profile = profiles[i];
            if (!amounts.TryGetValue(profile.MainCurrency, out Ranking? ofCurrency))
                amounts.Add(profile.MainCurrency, ofCurrency = new Ranking());
            Add(i, profile.RecencyDays, profile.Orders, profile.Money.Count > 0 ? profile.Money[0].Amount : null, recency, frequency, ofCurrency);
        }
        return Combine(profiles.Count, recency, frequency, amounts.Values);
    }

    static void Add(int customer, int? recencyDays, int orders, decimal? money, Ranking recency, Ranking frequency, Ranking amounts)
    {
        if (orders <= 0)
            return;
        frequency.Add(customer, orders);
        if (recencyDays is { } days)
            recency.Add(customer, -(decimal)days);
        if (money is { } amount)
            amounts.Add(customer, amount);
    }

    static RfmScore[] Combine(int count, Ranking recency, Ranking frequency, IEnumerable<Ranking> money)
    {
        byte[] r = new byte[count], f = new byte[count], m = new byte[count];
        recency.Score(r);
        frequency.Score(f);
        foreach (Ranking ranking in money)
            ranking.Score(m);
        var scores = new RfmScore[count];
        for (int i = 0; i < count; i++)
            scores[i] = new RfmScore(r[i], f[i], m[i]);
        return scores;
    }

    /// <summary>Values to be ranked, more is better.</summary>
    sealed class Ranking
    {
        readonly List<decimal> _values = [];
        readonly List<int> _customers = [];

        public void Add(int customer, decimal value)
        {
            _values.Add(value);
            _customers.Add(customer);
        }

        public void Score(byte[] into)
        {
            decimal[] values = [.. _values];
            int[] customers = [.. _customers];
            Array.Sort(values, customers);
            for (int start = 0; start < values.Length;)
            {
                int end = start + 1;
                while (end < values.Length && values[end] == values[start])
                    end++;
                // The middle rank is (start + end) / 2; doubled, so that it stays a whole number.
                byte score = (byte)(1 + (long)Scores * (start + end) / (2L * values.Length));
                for (int i = start; i < end; i++)
                    into[customers[i]] = score;
                start = end;
            }
        }
    }
}
