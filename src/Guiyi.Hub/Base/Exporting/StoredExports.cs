using System.Globalization;
using Guiyi.Hub.Sinks.Tables;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Number;

namespace Guiyi.Hub.Base.Exporting;

/// <summary>Ids that nobody has now, and the customer that each leads to, merges followed.</summary>
sealed class RetiredIdRows(Store store) : IDisposable
{
    // Sorted out later: the first of few may stand far behind, and the writer waits for the first row.
    readonly StoredRows<StoredCustomer> all = new(store.Customers.All());
    readonly SortedDictionary<CustomerNo, CustomerNo?> next = [];

    /// <summary>Reads them all.</summary>
    public IEnumerable<(CustomerNo Id, CustomerNo? LeadsTo)> Each()
    {
        foreach (StoredCustomer customer in all.Each().Where(c => c.RetiredRun is not null))
            next[customer.No] = customer.ReplacedBy;
        foreach ((CustomerNo id, CustomerNo? first) in next)
            yield return (id, LeadsTo(first));
    }

    CustomerNo? LeadsTo(CustomerNo? id)
    {
        while (id is { } at && next.TryGetValue(at, out CustomerNo? further))
            id = further;
        return id;
    }

    public void Dispose() => all.Dispose();
}

/// <summary><c>retired_ids.csv</c> of a run; also ids whose records are all gone, which lead nowhere.</summary>
sealed class RetiredIdsExport(Store store) : IExportRows
{
    readonly RetiredIdRows rows = new(store);

    public IReadOnlyList<TableColumn> Columns => [new("customer_id", CellKind.Id), new("replaced_by", CellKind.Id)];

    public long? Total => null;

    public void Write(ICells row, Action written)
    {
        foreach ((CustomerNo id, CustomerNo? leadsTo) in rows.Each())
        {
            row.Field(id.ToString());
            row.Field(leadsTo?.ToString());
            row.EndRow();
            written();
        }
    }

    public void Dispose() => rows.Dispose();
}

/// <summary><c>codes.csv</c> of a run: every code ever issued; runs are those of the hub.</summary>
sealed class CodesExport(Store store) : IExportRows
{
    readonly StoredRows<StoredCode> codes = new(store.Codes.All());
    readonly RetiredIdRows retired = new(store);

    public IReadOnlyList<TableColumn> Columns => [.. NumberState.Columns.Select(c => new TableColumn(c, c is "issued" or "retired" ? CellKind.Number : CellKind.Id))];

    public long? Total => null;

    public void Write(ICells row, Action written)
    {
        Dictionary<CustomerNo, CustomerNo?> leadsTo = retired.Each().ToDictionary(r => r.Id, r => r.LeadsTo);
        foreach (StoredCode code in codes.Each())
        {
            row.Field(code.Code);
            row.Field(code.Customer.ToString());
            row.Field(code.IssuedRun);
            row.Field(code.RetiredRun?.ToString(CultureInfo.InvariantCulture));
            row.Field(code.Reason);
            row.Field(leadsTo.GetValueOrDefault(code.Customer)?.ToString());
            row.Field(code.Prefix);
            row.EndRow();
            written();
        }
    }

    public void Dispose()
    {
        codes.Dispose();
        retired.Dispose();
    }
}

/// <summary>The change feed from its first entry to the last at the moment.</summary>
sealed class ChangesExport(Store store) : IExportRows
{
    const int Portion = 2000;

    readonly long last = store.Changes.Last();

    public IReadOnlyList<TableColumn> Columns =>
        [new("seq", CellKind.Number), new("version", CellKind.Number), new("at"), new("run", CellKind.Number), new("kind"), new("customer_id", CellKind.Id), new("other_id", CellKind.Id), new("detail")];

    public long? Total => last;

    public void Write(ICells row, Action written)
    {
        for (long? after = 0; after is { } from;)
        {
            Page<StoredChange> page = store.Changes.After(from, Portion);
            foreach (StoredChange change in page.Items.TakeWhile(c => c.Seq <= last))
            {
                row.Field(change.Seq);
                row.Field(change.Version);
                row.Field(change.At.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
                row.Field(change.Run?.ToString(CultureInfo.InvariantCulture));
                row.Field(change.Kind);
                row.Field(change.Customer?.ToString());
                row.Field(change.Other?.ToString());
                row.Field(change.Detail);
                row.EndRow();
                written();
            }
            after = page.Next <= last ? page.Next : null;
        }
    }

    public void Dispose()
    {
        // Pages are read one by one; nothing is held.
    }
}
