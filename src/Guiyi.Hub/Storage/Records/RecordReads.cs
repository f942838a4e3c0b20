using Guiyi.Hub.Storage.Databases;

namespace Guiyi.Hub.Storage.Records;

/// <summary>Reads source records.</summary>
public sealed class RecordReads
{
    const string Select = "select record_id, source_id, key, content, fields, row, line, received_run, superseded_run, since, until from record ";

    /// <summary>Keys in a statement.</summary>
    const int Most = 512;

    readonly Reading reading;

    internal RecordReads(Reading reading) => this.reading = reading;

    /// <summary>All current records, in the order (source, received). Sees one moment, whatever is committed meanwhile.</summary>
    public RecordCursor Current() => reading.Records($"select {RecordCursor.Columns} from record where until is null order by record_id");

    /// <summary>The current records of one source.</summary>
    public RecordCursor Current(int source) =>
        reading.Records($"select {RecordCursor.Columns} from record where record_id > $1 and record_id < $2 and until is null order by record_id", new RecordId(source, 0).Value, RecordId.End(source));

    /// <summary>All records that were current at a version of the base.</summary>
    public RecordCursor At(long version) =>
        reading.Records($"select {RecordCursor.Columns} from record where since <= $1 and (until is null or until > $1) order by record_id", version);

    /// <summary>The records of one source that were current at a version of the base.</summary>
    public RecordCursor At(long version, int source) => reading.Records(
        $"select {RecordCursor.Columns} from record where record_id > $2 and record_id < $3 and since <= $1 and (until is null or until > $1) order by record_id",
        version, new RecordId(source, 0).Value, RecordId.End(source));

    /// <summary>The current version of a record; null where there is none.</summary>
    public StoredRecord? Find(RecordAnchor anchor) => reading.First(Select + "where source_id = $1 and key = $2 and until is null", Read, (long)anchor.Source, anchor.Key);

    /// <summary>A version of a record.</summary>
    public StoredRecord? Find(RecordId id) => reading.First(Select + "where record_id = $1", Read, id.Value);

    /// <summary>Versions of records, in no particular order; those that are not known are left out.</summary>
    public IReadOnlyList<StoredRecord> Find(IEnumerable<RecordId> ids) => reading.In(Select + "where record_id", ids.Select(id => (object)id.Value), Read);

    /// <summary>What the current versions of records are, in no particular order; records that are not there are left out.</summary>
    public IReadOnlyList<RecordHead> Heads(int source, IEnumerable<string> keys)
    {
        // A look into the index for each key: asked for all at once, PostgreSQL reads every record of a source that it has no statistics of yet, that is
        // during a first load.
        const string Of = "from record where source_id = $1 and key = wanted_key and until is null";
        return [.. Wanted(source, keys, $"(select record_id {Of}), wanted_key, (select content {Of})", "", row => row.Number(0) is { } id ? new RecordHead(new(id), row.Text(1), (ulong)row.Long(2)) : (RecordHead?)null).OfType<RecordHead>()];
    }

    /// <summary>Current records whose keys are some keys with "~" and a digit behind them, in no particular order: rows of files whose key stood there before.</summary>
    /// <returns>The key that was asked for, and the record.</returns>
    public IReadOnlyList<(string Key, RecordHead Head)> Repeats(int source, IEnumerable<string> keys)
    {
        // Few keys have any: which these are, a look into the index for each tells.
        const string Of = "from record where source_id = $1 and key >= wanted_key || '~' and key < wanted_key || '~:' and until is null";
        IEnumerable<string> some = Wanted(source, keys, $"wanted_key, (select key {Of} order by key limit 1)", "", row => row.OptionalText(1) is null ? null : row.Text(0)).OfType<string>();
        return [.. Wanted(source, some, "wanted_key, record_id, key, content", " join record on source_id = $1 and key >= wanted_key || '~' and key < wanted_key || '~:' and until is null",
            row => (row.Text(0), new RecordHead(new(row.Long(1)), row.Text(2), (ulong)row.Long(3))))];
    }

    /// <summary>Asks something for each of some keys, the source being $1.</summary>
    List<T> Wanted<T>(int source, IEnumerable<string> keys, string select, string join, Func<Row, T> read)
    {
        var found = new List<T>();
        foreach (string[] chunk in keys.Distinct(StringComparer.Ordinal).Chunk(Most))
        {
            // No record's key is empty.
            int places = Math.Min(Most, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)chunk.Length));
            object?[] arguments = [(long)source, .. Enumerable.Range(0, places).Select(i => (object)(i < chunk.Length ? chunk[i] : ""))];
            found.AddRange(reading.Each(
                $"with wanted (wanted_key) as (values {string.Join(", ", Enumerable.Range(2, places).Select(i => $"(${i})"))}) select {select} from wanted{join}", read, arguments));
        }
        return found;
    }

    /// <summary>Ids of the records of a source that were current at a version of the base, rising.</summary>
    public IEnumerable<RecordId> Ids(long version, int source) => reading.Each(
        "select record_id from record where record_id > $2 and record_id < $3 and since <= $1 and (until is null or until > $1) order by record_id",
        row => new RecordId(row.Long(0)), version, new RecordId(source, 0).Value, RecordId.End(source));

    /// <summary>How many current records a source has.</summary>
    public long Count(int source) => reading.Value(
        "select count(*) from record where record_id > $1 and record_id < $2 and until is null", row => row.Long(0), new RecordId(source, 0).Value, RecordId.End(source)) ?? 0;

    /// <summary>Current records that came after a version of the base.</summary>
    public RecordCursor CurrentSince(long version) => reading.Records($"select {RecordCursor.Columns} from record where since > $1 and until is null order by record_id", version);

    /// <summary>Records that were current at a version of the base and are so no more.</summary>
    public IEnumerable<(RecordId Id, RecordAnchor Anchor)> EndedSince(long version) => reading.Each(
        "select record_id, source_id, key from record where since <= $1 and until > $1 order by record_id", row => (new RecordId(row.Long(0)), row.Anchor(1)), version);

    /// <summary>Every version that a record had, the first one first.</summary>
    public IReadOnlyList<StoredRecord> Versions(RecordAnchor anchor) =>
        reading.List($"{Select}where source_id = $1 and key = $2 and until is not null union all {Select}where source_id = $1 and key = $2 and until is null order by record_id", Read, (long)anchor.Source, anchor.Key);

    /// <summary>A page of the current records of a source, by id.</summary>
    public Page<StoredRecord> Page(int source, long after = 0, int limit = 100) =>
        reading.Page(Select + "where record_id > $2 and record_id < $3 and until is null order by record_id limit $1", Read, r => r.Id.Value, limit, Math.Max(after, new RecordId(source, 0).Value), RecordId.End(source));

    static StoredRecord Read(Row row)
    {
        var fields = new FieldsReader();
        fields.Read(row.Open(4, SealedColumn.RecordFields));
        return new StoredRecord(new(row.Long(0)), row.Anchor(1), (ulong)row.Long(3), fields.ToArray(), row.Long(5), row.Long(6), row.Long(7), row.Number(8), row.Holding(9));
    }
}
