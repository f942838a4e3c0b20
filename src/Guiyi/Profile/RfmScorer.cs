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
    /// <summary>Scores customers by position; the three inputs have one entry per customer.</summary>
    /// <param name="recencyDays">Days since the last order, fewer is better; null where the day is not known.</param>
    /// <param name="orders">Number of orders; 0 or less is no buyer.</param>
    /// <param name="money">Money paid, in one currency; null where it is not known.</param>
    public static RfmScore[] Score(ReadOnlySpan<int?> recencyDays, ReadOnlySpan<int> orders, ReadOnlySpan<decimal?> money)
    {
        if (recencyDays.Length != orders.Length || money.Length != orders.Length)
            throw new ArgumentException($"One entry per customer is needed: {recencyDays.Length} recencies, {orders.Length} order counts, {money.Length} amounts.");
        var profiles = new CustomerProfile[orders.Length];
        for (int i = 0; i < profiles.Length; i++)
            profiles[i] = new CustomerProfile { Orders = orders[i], RecencyDays = recencyDays[i], Money = money[i] is { } amount ? [new MoneySum("", amount, orders[i])] : [] };
        return Score(profiles);
    }

    /// <summary>Scores profiles by position. Money is compared among customers with the same main currency only.</summary>
    public static RfmScore[] Score(IReadOnlyList<CustomerProfile> profiles)
    {
        ArgumentNullException.ThrowIfNull(profiles);
        RfmScale scale = RfmScale.Of(profiles);
        return [.. profiles.Select(scale.Score)];
    }
}
