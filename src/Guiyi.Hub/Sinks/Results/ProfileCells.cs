using Guiyi.Profile;
using Guiyi.Standardize;

namespace Guiyi.Hub.Sinks.Results;

/// <summary>A customer's profile as cells of a row.</summary>
static class ProfileCells
{
    public static readonly string[] Columns =
    [
        "interactions", "orders", "money", "currency", "average_order", "other_money", "first_seen", "last_seen", "last_order", "recency_days",
        "tickets", "satisfaction", "channels", "favourites", "r", "f", "m", "records", "sources",
    ];

    public static void Write(CsvWriter row, KindResult kind, int customer)
    {
        CustomerProfile profile = kind.Profiles[customer];
        row.Field(profile.Interactions);
        row.Field(profile.Orders);
        if (profile.Money.Count > 0)
            row.Field(profile.Money[0].Amount);
        else
            row.Field("");
        row.Field(profile.MainCurrency);
        if (profile.AverageOrder is { } average)
            row.Field(decimal.Round(average, 2));
        else
            row.Field("");
        row.Field(profile.Money.Count < 2 ? "" : string.Join(" | ", profile.Money.Skip(1).Select(m => FormattableString.Invariant($"{m.Amount} {m.Currency}"))));
        Day(row, profile.FirstSeen);
        Day(row, profile.LastSeen);
        Day(row, profile.LastOrder);
        Number(row, profile.RecencyDays);
        row.Field(profile.Tickets);
        if (profile.Satisfaction is { } satisfaction)
            row.Field(satisfaction, "0.###");
        else
            row.Field("");
        row.Field(Joined(profile.Channels, c => c.Source));
        row.Field(Joined(profile.Favourites, f => f.Name));
        RfmScore rfm = kind.Rfm[customer];
        Number(row, rfm.Recency == 0 ? null : rfm.Recency);
        Number(row, rfm.Frequency == 0 ? null : rfm.Frequency);
        Number(row, rfm.Money == 0 ? null : rfm.Money);
        ReadOnlySpan<int> records = kind.Customers.Records(customer);
        row.Field(records.Length);
        row.Field(Sources(kind.Customers.Table, records));
    }

    static void Number(CsvWriter row, int? number)
    {
        if (number is { } known)
            row.Field(known);
        else
            row.Field("");
    }

    static void Day(CsvWriter row, DateTime? moment)
    {
        Span<char> text = stackalloc char[10];
        row.Field(moment is { } known && known.TryFormat(text, out int length, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ? text[..length] : "");
    }

    static string Joined<T>(IReadOnlyList<T> items, Func<T, string> text) => items.Count switch
    {
        0 => "",
        1 => text(items[0]),
        _ => string.Join(" | ", items.Select(text)),
    };

    /// <summary>Records are in the order of sources, so equal ones are neighbours; names are sorted, for the order of files says nothing.</summary>
    static string Sources(RecordTable table, ReadOnlySpan<int> records)
    {
        List<string>? several = null;
        string first = table.Sources[table.SourceOf(records[0])].Source;
        int last = table.SourceOf(records[0]);
        foreach (int record in records)
        {
            if (table.SourceOf(record) == last)
                continue;
            last = table.SourceOf(record);
            (several ??= [first]).Add(table.Sources[last].Source);
        }
        several?.Sort(StringComparer.Ordinal);
        return several is null ? first : string.Join(" | ", several);
    }
}
