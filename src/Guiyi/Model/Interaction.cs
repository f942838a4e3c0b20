namespace Guiyi.Model;

/// <summary>What kind of thing happened.</summary>
public enum InteractionKind
{
    Order,
    Visit,
    Cart,
    Ticket,
    Message,
    Survey,
    Registration,
    Other,
}

/// <summary>Something that happened between a customer and a channel, as told by one source row.</summary>
/// <param name="Record">Index of the source record that told of it.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Source">The channel's name.</param>
/// <param name="Key">The channel's own number for it (order number, receipt number), or empty. Rows with the same source and key are one interaction.</param>
/// <param name="When">Local time as written by the channel, or null where it was missing or unreadable.</param>
/// <param name="Amount">Money paid for this row, in <paramref name="Currency"/> units, or null.</param>
/// <param name="Currency">ISO 4217 code, such as CNY; empty where there is no amount.</param>
/// <param name="Quantity">Number of pieces in this row, or null.</param>
/// <param name="Products">Product names in this row; empty where there are none.</param>
/// <param name="Satisfaction">A rating mapped to 0..1 (a 1-5 star rating, an NPS answer 0-10), or null.</param>
/// <param name="Text">Free text: the question of a ticket, the suggestion of a survey answer.</param>
public sealed record Interaction(
    int Record,
    InteractionKind Kind,
    string Source,
    string Key,
    DateTime? When,
    decimal? Amount,
    string Currency,
    decimal? Quantity,
    IReadOnlyList<string> Products,
    double? Satisfaction,
    string Text);
