using Guiyi.Hub.Storage.Databases;

namespace Guiyi.Hub.Storage.Customers;

/// <summary>Reads the change feed.</summary>
public sealed class ChangeReads
{
    const string Select = "select seq, version, at, run_id, kind, customer_no, other_no, detail from change ";

    readonly Reading reading;

    internal ChangeReads(Reading reading) => this.reading = reading;

    /// <summary>What came after a change; zero begins at the first.</summary>
    public Page<StoredChange> After(long seq, int limit = 100) => reading.Page(Select + "where seq > $2 order by seq limit $1", Read, c => c.Seq, limit, seq);

    /// <summary>What happened to a customer, the last first.</summary>
    public Page<StoredChange> Of(CustomerNo customer, long before = long.MaxValue, int limit = 100) =>
        reading.Page(Select + "where customer_no = $3 and seq < $2 order by seq desc limit $1", Read, c => c.Seq, limit, before, customer.Value);

    /// <summary>The number of the last change; zero where there is none.</summary>
    public long Last() => reading.Value("select coalesce(max(seq), 0) from change", row => row.Long(0)) ?? 0;

    static StoredChange Read(Row row) => new()
    {
        Seq = row.Long(0),
        Version = row.Long(1),
        At = row.Time(2),
        Run = row.Number(3),
        Kind = row.Text(4),
        Customer = row.Number(5) is { } customer ? new CustomerNo(customer) : null,
        Other = row.Number(6) is { } other ? new CustomerNo(other) : null,
        Detail = row.Text(7),
    };
}
