using System.Globalization;
using Guiyi.Ingest;
using Guiyi.Model;

namespace Guiyi.Standardize;

/// <summary>Reads what happened from rows that are events, and when every record was stated.</summary>
public static class InteractionReader
{
    /// <summary>Ticks of each record's time; 0 where none is known.</summary>
    public static long[] Times(RecordTable table)
    {
        long[] times = new long[table.Count];
        for (int s = 0; s < table.Sources.Count; s++)
        {
            if (Column(table, s, FieldTarget.InteractionTime) is not { } column)
                continue;
            DateTime?[] parsed = Distinct(table.Sources[s], column, text => Dates.ParseTime(text));
            for (int i = 0; i < table.Sources[s].Count; i++)
                times[table.First(s) + i] = parsed[table.Sources[s].Code(column, i)]?.Ticks ?? 0;
        }
        return times;
    }

    /// <summary>Ticks of the time of a record that came after the run; 0 where none is known.</summary>
    internal static long Time(RecordTable table, int source, string[] texts) =>
        Column(table, source, FieldTarget.InteractionTime) is { } column ? Dates.ParseTime(texts[column])?.Ticks ?? 0 : 0;

    /// <summary>All interactions, in the order of records.</summary>
    public static IReadOnlyList<Interaction> Read(RecordTable table, long[] times, string defaultCurrency)
    {
        var interactions = new List<Interaction>();
        for (int s = 0; s < table.Sources.Count; s++)
            if (table.Mappings[s].Interaction is { } kind)
                Read(table, s, kind, times, defaultCurrency, interactions);
        return interactions;
    }

    static void Read(RecordTable table, int s, InteractionKind kind, long[] times, string defaultCurrency, List<Interaction> interactions)
    {
        SourceTable source = table.Sources[s];
        int? key = Column(table, s, FieldTarget.InteractionId), amount = Column(table, s, FieldTarget.Amount), quantity = Column(table, s, FieldTarget.Quantity);
        int? product = Column(table, s, FieldTarget.Product), satisfaction = Column(table, s, FieldTarget.Satisfaction);
        int? text = Column(table, s, FieldTarget.InteractionText), type = Column(table, s, FieldTarget.EventType), currency = Column(table, s, FieldTarget.Currency);
        double scale = satisfaction is { } column ? Scale(source, column) : 0;
        for (int i = 0; i < source.Count; i++)
        {
            string Text(int? at) => at is { } c ? source.Raw(c, i).Trim().ToString() : "";
            string ownCurrency = Text(currency) is { Length: 3 } iso ? iso.ToUpperInvariant() : defaultCurrency;
            (decimal Value, string Currency)? money = amount is null ? null : Amounts.Parse(Text(amount), ownCurrency);
            IReadOnlyList<Product> products = product is null ? [] : Products.Parse(Text(product));
            interactions.Add(new Interaction(
                table.First(s) + i,
                type is null ? kind : KindOf(Text(type), kind),
                source.Source,
                Text(key),
                times[table.First(s) + i] == 0 ? null : new DateTime(times[table.First(s) + i]),
                money?.Value,
                money?.Currency ?? "",
                quantity is null ? products.Count == 0 ? null : products.Sum(p => p.Quantity) : Number(Text(quantity)),
                [.. products.Select(p => p.Name)],
                Number(Text(satisfaction)) is { } rating && scale > 0 ? Rating((double)rating, scale) : null,
                Text(text)));
        }
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

    static int? Column(RecordTable table, int source, FieldTarget target)
    {
        FieldMapping? field = table.Mappings[source].Fields.FirstOrDefault(f => f.Target == target);
        return field is null ? null : table.Sources[source].ColumnIndex(field.Columns[0]);
    }

    static T[] Distinct<T>(SourceTable source, int column, Func<string, T> parse)
    {
        Internals.TextDictionary values = source.Values(column);
        var parsed = new T[values.Count];
        for (int code = 0; code < parsed.Length; code++)
            parsed[code] = parse(values.Text(code));
        return parsed;
    }
}
