using Guiyi.Hub.Storage.Databases;

namespace Guiyi.Hub.Storage.Customers;

/// <summary>Reads fits.</summary>
public sealed class FitReads
{
    const string Select = "select fit_id, run_id, base_version, settings, summary, published from fit ";

    readonly Reading reading;

    internal FitReads(Reading reading) => this.reading = reading;

    /// <summary>The fit in use; null before the first.</summary>
    public StoredFit? InUse() => reading.First(Select + "where published is not null order by published desc, fit_id desc limit 1", Read);

    public StoredFit? Find(long id) => reading.First(Select + "where fit_id = $1", Read, id);

    /// <summary>A page of fits, the last one first.</summary>
    public Page<StoredFit> Page(long before = long.MaxValue, int limit = 100) => reading.Page(Select + "where fit_id < $2 order by fit_id desc limit $1", Read, f => f.Id, limit, before);

    static StoredFit Read(Row row) => new(row.Long(0), row.Long(1), row.Long(2), row.Text(3), row.Text(4), row.Number(5));
}
