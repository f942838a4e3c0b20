using Guiyi.Hub.Sinks.Tables;
using Guiyi.Profile;
using Guiyi.Standardize;

namespace Guiyi.Hub.Sinks.Results;

/// <summary>A customer's profile as cells of a row.</summary>
sealed class ProfileCells
{
    public static readonly string[] Columns =
    [
        "interactions", "orders", "money", "currency", "average_order", "other_money", "first_seen", "last_seen", "last_order", "recency_days",
        "tickets", "satisfaction", "channels", "favourites", "r", "f", "m", "records", "sources",
    ];

    readonly KindResult kind;
    readonly ReadyCells nothing;
    readonly ReadyCells[] sources;
    readonly bool nobodyDid;

    /// <param name="kind">The customers.</param>
    /// <param name="writer">Makes cells ready.</param>
    public ProfileCells(KindResult kind, CsvWriter writer)
    {
        this.kind = kind;
        // Then nobody has a score either.
        nobodyDid = kind.Profiles is ProfileTable { IsEmpty: true } && kind.Rfm is Alike<RfmScore>;
        nothing = writer.Ready("0", "0", "", "", "", "", "", "", "", "", "0", "", "", "", "", "", "");
        sources = [.. kind.Customers.Table.Sources.Select(s => writer.Ready(s.Source))];
    }

    public void Write(CsvWriter row, int customer)
    {
        // All who have done nothing share one profile.
        if (nobodyDid || (ReferenceEquals(kind.Profiles[customer], CustomerProfile.Empty) && kind.Rfm[customer] is { Recency: 0, Frequency: 0, Money: 0 }))
            row.Field(nothing);
        else
            Write(row, kind.Profiles[customer], kind.Rfm[customer]);
        ReadOnlySpan<int> records = kind.Customers.Records(customer);
        row.Field(records.Length);
        RecordTable table = kind.Customers.Table;
        // Records are in the order of sources: where the first and the last have the same, all have.
        if (sources.Length == 1)
            row.Field(sources[0]);
        else if (table.SourceOf(records[0]) == table.SourceOf(records[^1]))
            row.Field(sources[table.SourceOf(records[0])]);
        else
            row.Field(Sources(table, records));
    }

    /// <summary>What happened, without records and sources: for any table.</summary>
    public static void Write(ICells row, CustomerProfile profile, RfmScore rfm)
    {
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
        Number(row, rfm.Recency == 0 ? null : rfm.Recency);
        Number(row, rfm.Frequency == 0 ? null : rfm.Frequency);
        Number(row, rfm.Money == 0 ? null : rfm.Money);
    }

    static void Number(ICells row, int? number)
    {
        if (number is { } known)
            row.Field(known);
        else
            row.Field("");
    }

    static void Day(ICells row, DateTime? moment)
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
        var several = new List<string>();
        for (int i = 0; i < records.Length; i++)
            if (i == 0 || table.SourceOf(records[i]) != table.SourceOf(records[i - 1]))
                several.Add(table.Sources[table.SourceOf(records[i])].Source);
        several.Sort(StringComparer.Ordinal);
        return string.Join(" | ", several);
    }
}
