using System.Globalization;
using Guiyi.Hub.Sinks.Results;
using Guiyi.Hub.Sinks.Tables;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Hub.Base.Exporting;

/// <summary>All current source records, as <c>records.csv</c> of a run shows them. Those of sources that wait for the next fit have no customer and no attributes yet.</summary>
sealed class RecordsExport : IExportRows
{
    readonly StoredRecords records;
    readonly RecordTable table;
    readonly AttributeColumn[] attributes;
    readonly JoinedText several = new();

    /// <summary>Between two commits.</summary>
    public RecordsExport(CustomerHub hub, LoadedBase loaded)
    {
        table = loaded.Live.Table;
        attributes = AttributeOrder.Of(table.Attributes);
        records = new StoredRecords(hub, loaded);
    }

    public IReadOnlyList<TableColumn> Columns =>
    [
        .. RecordsCsv.FixedColumns.Select(name => new TableColumn(name, RecordsCsv.Ids.Contains(name) ? CellKind.Id : name is "row" or "line" ? CellKind.Number : CellKind.Text)),
        .. attributes.Select(a => new TableColumn(a.Name)),
    ];

    public long? Total => null;

    public void Write(ICells row, Action written)
    {
        Span<char> key = stackalloc char[16];
        foreach ((RecordSource source, int number) in records.Each())
        {
            records.WritePlace(row, source);
            records.WriteOwners(row, number);
            records.Cursor.Content.TryFormat(key, out _, "x16", CultureInfo.InvariantCulture);
            row.Field(key);
            if (number >= 0 && number < table.Count && table.Sources[table.SourceOf(number)].ContentKey(table.Local(number)) == records.Cursor.Content)
                Values(row, number);
            else
                Values(row, source.Fit is { } fit ? records.Loaded.Live.Stated(records.Said(fit)) : []);
            row.EndRow();
            written();
        }
    }

    /// <summary>Of a record that says what it said in the fit: from its columns.</summary>
    void Values(ICells row, int record)
    {
        foreach (AttributeColumn attribute in attributes)
        {
            several.Clear();
            for (int slot = 0; slot < attribute.SlotCount; slot++)
                if (attribute.Code(slot, record) is >= 0 and int code)
                {
                    several.BeginValue();
                    several.Add(attribute.Characters(code));
                }
            row.Field(several.Text);
        }
    }

    void Values(ICells row, IReadOnlyList<RecordStatement> stated)
    {
        foreach (AttributeColumn attribute in attributes)
            row.Field(string.Join(" | ", stated.Where(s => s.Attribute == attribute.Name).Select(s => s.Text)));
    }

    public void Dispose() => records.Dispose();
}
