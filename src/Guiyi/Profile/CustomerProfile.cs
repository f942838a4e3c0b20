using Guiyi.Rules;

namespace Guiyi.Profile;

/// <summary>Money paid in one currency.</summary>
/// <param name="Currency">ISO 4217 code, such as CNY; empty where the channel named none.</param>
/// <param name="Amount">Sum over the orders, refunds taken off.</param>
/// <param name="Orders">Orders with an amount in this currency.</param>
public sealed record MoneySum(string Currency, decimal Amount, int Orders);

/// <summary>How many of a customer's interactions one source told of.</summary>
public sealed record ChannelCount(string Source, int Interactions);

/// <summary>A product a customer came back for.</summary>
/// <param name="Name">The product's name as the channel wrote it.</param>
/// <param name="Orders">Distinct orders with this product.</param>
/// <param name="Money">Money paid for it; a row with several products counts in equal parts.</param>
public sealed record FavouriteProduct(string Name, int Orders, decimal Money);

/// <summary>Facts about one customer, computed from interactions up to a given moment.</summary>
/// <remarks>A class, because it keeps the lists that rules ask for and equality of lists would mean nothing.</remarks>
public sealed class CustomerProfile
{
    IReadOnlyList<string>? _channelNames;
    IReadOnlyList<string>? _favouriteNames;

    /// <summary>The profile of a customer without interactions.</summary>
    public static CustomerProfile Empty { get; } = new();

    /// <summary>Distinct interactions; rows with the same source and key are one.</summary>
    public int Interactions { get; init; }

    /// <summary>Distinct orders (the frequency of RFM). Orders with a negative sum are refunds and not counted.</summary>
    public int Orders { get; init; }

    public DateTime? FirstSeen { get; init; }

    public DateTime? LastSeen { get; init; }

    public DateTime? FirstOrder { get; init; }

    public DateTime? LastOrder { get; init; }

    /// <summary>Whole days from the last order to the day of the profile; null without a dated order.</summary>
    public int? RecencyDays { get; init; }

    /// <summary>Money per currency, the main one first.</summary>
    public IReadOnlyList<MoneySum> Money { get; init; } = [];

    /// <summary>The currency of most orders (then of the larger sum, then by letter); empty without amounts.</summary>
    public string MainCurrency => Money.Count > 0 ? Money[0].Currency : "";

    /// <summary>Mean amount of an order in the main currency; null without amounts.</summary>
    public decimal? AverageOrder => Money.Count > 0 && Money[0].Orders > 0 ? Money[0].Amount / Money[0].Orders : null;

    /// <summary>Sources with the number of their interactions, most first.</summary>
    public IReadOnlyList<ChannelCount> Channels { get; init; } = [];

    /// <summary>Up to three products: by orders, then money, then name.</summary>
    public IReadOnlyList<FavouriteProduct> Favourites { get; init; } = [];

    /// <summary>Mean of the answers, 0 to 1; null without answers.</summary>
    public double? Satisfaction { get; init; }

    /// <summary>Interactions with a satisfaction answer.</summary>
    public int Answers { get; init; }

    public int Tickets { get; init; }

    /// <summary>Distinct days with a dated interaction.</summary>
    public int DaysActive { get; init; }

    /// <summary>Rows dated after the moment of the profile; left out of everything above.</summary>
    public int Later { get; init; }

    /// <summary>Gives a fact by its name in rules; see docs/rules.md.</summary>
    public bool TryGet(string field, out RuleValue value)
    {
        value = field switch
        {
            "orders" => Orders,
            "interactions" => Interactions,
            "tickets" => Tickets,
            "days_active" => DaysActive,
            "money" => Money.Count > 0 ? Money[0].Amount : Orders == 0 ? 0 : RuleValue.None,
            "average_order" => AverageOrder is { } average ? average : RuleValue.None,
            "currency" => MainCurrency,
            "recency_days" => RecencyDays is { } days ? days : RuleValue.None,
            "first_seen" => Day(FirstSeen),
            "last_seen" => Day(LastSeen),
            "first_order" => Day(FirstOrder),
            "last_order" => Day(LastOrder),
            "satisfaction" => Satisfaction is { } mean ? mean : RuleValue.None,
            "channels" => RuleValue.Of(_channelNames ??= [.. Channels.Select(channel => channel.Source)]),
            "favourites" => RuleValue.Of(_favouriteNames ??= [.. Favourites.Select(product => product.Name)]),
            _ => RuleValue.None,
        };
        return value.Kind != RuleValueKind.None;
    }

    static RuleValue Day(DateTime? moment) => moment is { } known ? DateOnly.FromDateTime(known) : RuleValue.None;
}
