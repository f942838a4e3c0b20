using Guiyi.Hub.Storage.Databases;

namespace Guiyi.Hub.Storage.Records;

/// <summary>Writes source records. A record that changes is superseded and added again; one that is deleted is superseded only.</summary>
public sealed class RecordWrites
{
    static readonly string[] Columns = ["record_id", "source_id", "key", "content", "fields", "row", "line", "received_run", "since"];

    readonly Writing writing;

    internal RecordWrites(Writing writing) => this.writing = writing;

    /// <summary>The id for a new version of a record of a source.</summary>
    public RecordId NewId(int source) => writing.NextRecord(source);

    /// <summary>Adds records, a few or millions: each is sent before the next is drawn.</summary>
    /// <exception cref="StoreException">A current record of the source has the same key: it must be superseded first.</exception>
    public void Add(IEnumerable<ReceivedRecord> records) => writing.Insert("record", Columns, records, Send);

    /// <summary>Ends versions of records: they were replaced or deleted.</summary>
    /// <exception cref="StoreException">One is not current.</exception>
    public void Supersede(IEnumerable<RecordId> records, long run) =>
        writing.ForEach("update record set superseded_run = $2, until = $3 where record_id = $1 and until is null", records, (row, id) => row.Add(id.Value).Add(run).Add(writing.Version), "a record is not current");

    void Send(Rows row, ReceivedRecord record) => row.Add(record.Id.Value).Add(record.Id.Source).Add(record.Key).Add((long)record.Content)
        .Add(writing.Sealer.Seal(SealedColumn.RecordFields, record.Fields)).Add(record.Row).Add(record.Line).Add(record.Run).Add(writing.Version);
}
