using Guiyi.Hub.Storage.Databases;

namespace Guiyi.Hub.Storage.Runs;

/// <summary>Reads rejects.</summary>
public sealed class RejectReads
{
    const string Select = "select reject_id, run_id, row, line, column_name, reason, raw, resent_run from reject ";

    readonly Reading reading;

    internal RejectReads(Reading reading) => this.reading = reading;

    public StoredReject? Find(long id) => reading.First(Select + "where reject_id = $1", Read, id);

    /// <summary>All rejects of a run in the order of its rows, one by one: for a download.</summary>
    public IEnumerable<StoredReject> Of(long run) => reading.Each(Select + "where run_id = $1 order by reject_id", Read, run);

    /// <summary>A page of a run's rejects.</summary>
    public Page<StoredReject> Page(long run, long after = 0, int limit = 100) =>
        reading.Page(Select + "where run_id = $3 and reject_id > $2 order by reject_id limit $1", Read, r => r.Id, limit, after, run);

    static StoredReject Read(Row row) => new(row.Long(0), row.Long(1), row.Long(2), row.Long(3), row.Text(4), row.Text(5), row.OpenText(6, SealedColumn.RejectRaw), row.Number(7));
}
