using Guiyi.Hub.Storage.Databases;

namespace Guiyi.Hub.Storage.Customers;

/// <summary>Reads codes.</summary>
public sealed class CodeReads
{
    const string Select = "select code, customer_no, prefix, issued_run, retired_run, reason, since, until from code ";

    readonly Reading reading;

    internal CodeReads(Reading reading) => this.reading = reading;

    /// <summary>Every code ever issued, by code; read one by one.</summary>
    public IEnumerable<StoredCode> All() => reading.Each(Select + "order by code", Read);

    /// <summary>The codes that customers have now, in no particular order; read one by one.</summary>
    public IEnumerable<StoredCode> Current() => reading.Each(Select + "where until is null", Read);

    public StoredCode? Find(string code) => reading.First(Select + "where code = $1", Read, code);

    /// <summary>Every code that a customer had.</summary>
    public IReadOnlyList<StoredCode> Of(CustomerNo customer) => reading.List(Select + "where customer_no = $1 order by since, code", Read, customer.Value);

    /// <summary>Every code that some customers had.</summary>
    public IReadOnlyList<StoredCode> Of(IEnumerable<CustomerNo> customers) => reading.In(Select + "where customer_no", customers.Select(no => (object)no.Value), Read);

    static StoredCode Read(Row row) => new(row.Text(0), new(row.Long(1)), row.OptionalText(2), row.Long(3), row.Number(4), row.Text(5), row.Holding(6));
}
