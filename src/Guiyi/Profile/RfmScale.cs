namespace Guiyi.Profile;

/// <summary>
/// The limits between the five scores of recency, frequency and money, as some customers set them: for scoring others, or the same again later,
/// by the same measure. The customers who set them get exactly the scores that <see cref="RfmScorer"/> gives them.
/// </summary>
public sealed class RfmScale
{
    readonly ScoreLimits recency, frequency;
    readonly Dictionary<string, ScoreLimits> money;

    RfmScale(ScoreLimits recency, ScoreLimits frequency, Dictionary<string, ScoreLimits> money) =>
        (this.recency, this.frequency, this.money) = (recency, frequency, money);

    /// <summary>The scale that some customers set. Those without orders set nothing.</summary>
    public static RfmScale Of(IEnumerable<CustomerProfile> profiles)
    {
        ArgumentNullException.ThrowIfNull(profiles);
        List<decimal> recency = [], frequency = [];
        var money = new Dictionary<string, List<decimal>>(StringComparer.Ordinal);
        foreach (CustomerProfile profile in profiles)
        {
            if (profile.Orders <= 0)
                continue;
            frequency.Add(profile.Orders);
            if (profile.RecencyDays is { } days)
                recency.Add(-(decimal)days);
            if (AmountOf(profile) is not { } amount)
                continue;
            if (!money.TryGetValue(profile.MainCurrency, out List<decimal>? ofCurrency))
                money.Add(profile.MainCurrency, ofCurrency = []);
            ofCurrency.Add(amount);
        }
        return new RfmScale(ScoreLimits.Of(recency), ScoreLimits.Of(frequency), money.ToDictionary(m => m.Key, m => ScoreLimits.Of(m.Value), StringComparer.Ordinal));
    }

    /// <summary>
    /// The scores of a customer, who need not be one of those who set the scale. Money in a currency in which nobody of them paid is in the middle:
    /// there is nothing to compare it with.
    /// </summary>
    public RfmScore Score(CustomerProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        if (profile.Orders <= 0)
            return default;
        return new RfmScore(
            profile.RecencyDays is { } days ? recency.Score(-(decimal)days) : (byte)0,
            frequency.Score(profile.Orders),
            AmountOf(profile) is { } amount ? money.GetValueOrDefault(profile.MainCurrency, ScoreLimits.None).Score(amount) : (byte)0);
    }

    static decimal? AmountOf(CustomerProfile profile) => profile.Money.Count > 0 ? profile.Money[0].Amount : null;
}
