using System.Globalization;
using Guiyi.Hub.Sinks.Results;
using Guiyi.Hub.Sinks.Tables;
using Guiyi.Hub.Storage.Sayings;
using Guiyi.Model;

namespace Guiyi.Hub.Base.Exporting;

/// <summary>What happened, one row for each: first as source records tell it, then what people wrote down.</summary>
sealed class InteractionsExport : IExportRows
{
    static readonly string[] Ids = ["customer_id", "organization_id"], Numbers = ["row", "line", "amount", "quantity", "satisfaction"];

    static readonly string[] Names =
        ["source", "row", "line", "record_id", "customer_id", "organization_id", "kind", "key", "happened", "amount", "currency", "quantity", "products", "satisfaction", "text", "made_by"];

    readonly CustomerHub hub;
    readonly StoredRecords records;
    readonly StoredRows<StoredInteraction> notes;

    /// <summary>Between two commits.</summary>
    public InteractionsExport(CustomerHub hub, LoadedBase loaded)
    {
        this.hub = hub;
        records = new StoredRecords(hub, loaded);
        notes = new StoredRows<StoredInteraction>(hub.Store.Interactions.Held());
    }

    public IReadOnlyList<TableColumn> Columns =>
        [.. Names.Select(n => new TableColumn(n, Ids.Contains(n) ? CellKind.Id : Numbers.Contains(n) ? CellKind.Number : n == "happened" ? CellKind.Moment : CellKind.Text))];

    public long? Total => null;

    public void Write(ICells row, Action written)
    {
        foreach ((RecordSource source, int number) in records.Each())
        {
            if (source.Fit is not { } fit)
                continue;
            foreach (Interaction one in records.Loaded.Facts.Interactions(number, records.Said(fit)))
            {
                records.WritePlace(row, source);
                records.WriteOwners(row, number);
                Write(row, one);
                written();
            }
        }
        foreach (StoredInteraction note in notes.Each())
        {
            Write(row, note);
            written();
        }
    }

    static void Write(ICells row, Interaction one)
    {
        row.Field(Words.Snake(one.Kind.ToString()));
        row.Field(one.Key);
        Moment(row, one.When);
        Number(row, one.Amount);
        row.Field(one.Currency);
        Number(row, one.Quantity);
        row.Field(string.Join(" | ", one.Products));
        if (one.Satisfaction is { } satisfaction)
            row.Field(satisfaction, "0.###");
        else
            row.Field("");
        row.Field(one.Text);
        row.Field("");
        row.EndRow();
    }

    void Write(ICells row, StoredInteraction note)
    {
        int number = records.Loaded.NumberOf(hub.Store, note.Record);
        row.Field("");
        row.Field("");
        row.Field("");
        row.Field("");
        row.Field(note.Entity == EntityKind.Person ? records.OwnerOf(EntityKind.Person, number) : null);
        row.Field(note.Entity == EntityKind.Organization ? records.OwnerOf(EntityKind.Organization, number) : null);
        row.Field(note.Kind);
        row.Field("");
        Moment(row, note.Happened.ToLocalTime().DateTime);
        Number(row, note.Amount);
        row.Field(note.Currency);
        row.Field("");
        row.Field("");
        row.Field("");
        row.Field(note.Text);
        row.Field(note.Made.By);
        row.EndRow();
    }

    static void Moment(ICells row, DateTime? moment) => row.Field(moment?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));

    static void Number(ICells row, decimal? number)
    {
        if (number is { } known)
            row.Field(known);
        else
            row.Field("");
    }

    public void Dispose()
    {
        notes.Dispose();
        records.Dispose();
    }
}
