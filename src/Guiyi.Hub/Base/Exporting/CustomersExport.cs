using Guiyi.Hub.Sinks.Report;
using Guiyi.Hub.Sinks.Results;
using Guiyi.Hub.Sinks.Tables;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Model;

namespace Guiyi.Hub.Base.Exporting;

/// <summary>All customers, as <c>customers.csv</c> of a run shows them: persons, then organizations; first those of the fit, then later ones.</summary>
sealed class CustomersExport : IExportRows
{
    static readonly EntityKind[] Kinds = [EntityKind.Person, EntityKind.Organization];

    readonly CustomerHub hub;
    readonly BaseSnapshot snapshot;
    readonly StoredRows<StoredCode> codes;
    readonly CustomerColumns columns;
    readonly StandingCells standing;
    readonly HeldCustomerCells held;
    readonly Dictionary<long, string> codeOf = [];

    /// <summary>Between two commits.</summary>
    public CustomersExport(CustomerHub hub, LoadedBase loaded, ReportLanguage language)
    {
        this.hub = hub;
        snapshot = new BaseSnapshot(loaded, hub.Clock.GetLocalNow().DateTime, keepsCustomers: true);
        codes = new StoredRows<StoredCode>(hub.Store.Codes.Current());
        columns = new CustomerColumns(
            Kinds.SelectMany(k => loaded.Facts.FitCustomers(k).Attributes).Union(loaded.Facts.Attributes.Where(a => snapshot.Corrections.Values.Any(said => said.Any(c => c.Attribute == a.Name)))), loaded.Facts.Scheme);
        (standing, held) = (new StandingCells(loaded.Facts.Scheme, language), new HeldCustomerCells(columns));
        Total = Kinds.Sum(k => (long)loaded.Live.Count(k));
        hub.Snapshots.Open(snapshot);
    }

    public IReadOnlyList<TableColumn> Columns => columns.Typed;

    public long? Total { get; }

    public void Write(ICells row, Action written)
    {
        foreach (StoredCode code in codes.Each())
            codeOf[code.Customer.Value] = code.Code;
        codes.Dispose();
        foreach (EntityKind kind in Kinds)
        {
            var fit = new FitCustomerCells(snapshot.Loaded.Facts.FitCustomers(kind), columns);
            foreach (LiveCustomer met in snapshot.Loaded.Facts.All(kind, snapshot.Corrections, snapshot.Now))
                if (Write(row, met, fit))
                    written();
            foreach (HeldCustomer rest in snapshot.TakeRest(kind))
            {
                Write(row, kind, rest);
                written();
            }
        }
    }

    bool Write(ICells row, LiveCustomer met, FitCustomerCells fit)
    {
        string id = met.Id;
        HeldCustomer? read = met.IsOfFit ? null : Read(met, id);
        if (!snapshot.Take(LoadedBase.No(id), out HeldCustomer? kept))
            return false;
        if ((kept ?? read) is { } one)
            Write(row, met.Kind, one);
        else if (met.IsOfFit)
            Write(row, met, id, fit);
        else
            throw new InvalidOperationException($"Customer {id} went while it was read, and was not kept.");
        return true;
    }

    /// <summary>Reads a customer that may be changing: where a record of it is gone, what it was is kept already.</summary>
    HeldCustomer? Read(LiveCustomer met, string id)
    {
        try
        {
            return snapshot.Hold(met.Kind, id, met.Records);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    void Begin(ICells row, EntityKind kind, string id)
    {
        row.Field(id);
        row.Field(codeOf.GetValueOrDefault(LoadedBase.No(id).Value, ""));
        row.Field(Words.Of(kind));
    }

    void Write(ICells row, LiveCustomer met, string id, FitCustomerCells fit)
    {
        Begin(row, met.Kind, id);
        fit.Write(row, met.OfFit);
        for (int dimension = 0; dimension < columns.Dimensions.Length; dimension++)
            standing.Class(row, dimension, met.Class(dimension).Code);
        StandingCells.Write(row, met.Facts);
        row.EndRow();
    }

    void Write(ICells row, EntityKind kind, HeldCustomer customer)
    {
        Begin(row, kind, customer.Id);
        held.Write(row, customer);
        for (int dimension = 0; dimension < columns.Dimensions.Length; dimension++)
            standing.Class(row, dimension, customer.Classes[dimension].Code);
        StandingCells.Write(row, customer.Facts);
        row.EndRow();
    }

    public void Dispose()
    {
        hub.Snapshots.Close(snapshot);
        codes.Dispose();
    }
}
