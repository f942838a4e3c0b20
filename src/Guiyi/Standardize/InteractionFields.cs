using System.Globalization;
using Guiyi.Ingest;
using Guiyi.Model;

namespace Guiyi.Standardize;

/// <summary>Where the rows of one source say what happened, and on what scale its ratings are.</summary>
sealed class InteractionFields
{
    readonly string source;
    readonly InteractionKind? usual;
    readonly int? time, key, amount, quantity, product, satisfaction, text, type, currency;
    readonly double scale;

    public InteractionFields(RecordTable table, int s)
    {
        (source, usual) = (table.Sources[s].Source, table.Mappings[s].Interaction);
        (time, key) = (Column(table, s, FieldTarget.InteractionTime), Column(table, s, FieldTarget.InteractionId));
        (amount, currency) = (Column(table, s, FieldTarget.Amount), Column(table, s, FieldTarget.Currency));
        (quantity, product) = (Column(table, s, FieldTarget.Quantity), Column(table, s, FieldTarget.Product));
        (text, type) = (Column(table, s, FieldTarget.InteractionText), Column(table, s, FieldTarget.EventType));
        satisfaction = Column(table, s, FieldTarget.Satisfaction);
        scale = usual is not null && satisfaction is { } column ? Scale(table.Sources[s], column) : 0;
    }

    /// <summary>False where rows are no events.</summary>
    public bool TellsOfInteractions => usual is not null;

    /// <summary>Ticks of the time of a row; 0 where none is known.</summary>
    /// <param name="textOf">Gives the row's text in a column.</param>
    public long Time(Func<int, string> textOf) => time is { } column ? Dates.ParseTime(textOf(column))?.Ticks ?? 0 : 0;

    /// <summary>What a row tells of.</summary>
    /// <param name="record">Number of its record.</param>
    /// <param name="ticks">Its time in ticks, or 0.</param>
    /// <param name="textOf">Gives the row's text in a column, trimmed.</param>
    /// <param name="defaultCurrency">Currency of amounts that name none.</param>
    public Interaction Read(int record, long ticks, Func<int, string> textOf, string defaultCurrency)
    {
        string Text(int? at) => at is { } column ? textOf(column) : "";
        string ownCurrency = Text(currency) is { Length: 3 } iso ? iso.ToUpperInvariant() : defaultCurrency;
        (decimal Value, string Currency)? money = amount is null ? null : Amounts.Parse(Text(amount), ownCurrency);
        IReadOnlyList<Product> products = product is null ? [] : Products.Parse(Text(product));
        return new Interaction(
            record,
            type is null ? usual!.Value : KindOf(Text(type), usual!.Value),
            source,
            Text(key),
            ticks == 0 ? null : new DateTime(ticks),
            money?.Value,
            money?.Currency ?? "",
            quantity is null ? products.Count == 0 ? null : products.Sum(p => p.Quantity) : Number(Text(quantity)),
            [.. products.Select(p => p.Name)],
            Number(Text(satisfaction)) is { } rating && scale > 0 ? Rating((double)rating, scale) : null,
            Text(text));
    }

    /// <summary>The column of a target, or null.</summary>
    public static int? Column(RecordTable table, int source, FieldTarget target)
    {
        FieldMapping? field = table.Mappings[source].Fields.FirstOrDefault(f => f.Target == target);
        return field is null ? null : table.Sources[source].ColumnIndex(field.Columns[0]);
    }

    static InteractionKind KindOf(string type, InteractionKind otherwise)
    {
        string word = type.ToLowerInvariant();
        if (word.Contains("cart", StringComparison.Ordinal) || word.Contains("加购", StringComparison.Ordinal))
            return InteractionKind.Cart;
        if (word is "order" or "purchase" or "pay" or "buy" or "下单" or "购买" or "支付")
            return InteractionKind.Order;
        return word.Contains("message", StringComparison.Ordinal) || word.Contains("消息", StringComparison.Ordinal) ? InteractionKind.Message : otherwise;
    }

    /// <summary>The rating's top: 5 stars, 0..10 for NPS, 100 points.</summary>
    static double Scale(SourceTable source, int column)
    {
        double top = 0;
        Internals.TextDictionary values = source.Values(column);
        for (int code = 0; code < values.Count; code++)
            if (double.TryParse(values[code], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value > top && value <= 100)
                top = value;
        return top switch { 0 => 0, <= 5 => 5, <= 10 => 10, _ => 100 };
    }

    /// <summary>Stars begin at 1, NPS answers and points at 0.</summary>
    static double? Rating(double value, double scale)
    {
        double share = scale == 5 ? (value - 1) / 4 : value / scale;
        return share is < 0 or > 1 ? null : share;
    }

    static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal value) ? value : null;
}
