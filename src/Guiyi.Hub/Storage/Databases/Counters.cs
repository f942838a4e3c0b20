using System.Runtime.InteropServices;
using Guiyi.Hub.Storage.Records;

namespace Guiyi.Hub.Storage.Databases;

/// <summary>The greatest numbers given out. There is one writer, so that it can count by itself; after a transaction that failed it asks the store again.</summary>
sealed class Counters
{
    /// <summary>Tables whose rows are numbered, and the column.</summary>
    static readonly (string Table, string Column)[] Numbered =
    [
        ("source", "source_id"), ("run", "run_id"), ("reject", "reject_id"), ("judgment", "judgment_id"), ("correction", "correction_id"), ("relation", "relation_id"),
        ("interaction", "interaction_id"), ("fit", "fit_id"), ("change", "seq"), ("user_account", "user_id"), ("api_key", "api_key_id"),
    ];

    readonly Dictionary<string, long> last = new(StringComparer.Ordinal);
    readonly Dictionary<int, long> records = [];

    /// <summary>False where the store must be asked first.</summary>
    public bool AreKnown { get; private set; }

    /// <summary>Asks the store: all at once, for nothing can be asked while rows are on their way.</summary>
    public void Load(Writer writer)
    {
        foreach ((string table, string column) in Numbered)
            last[table] = writer.Number($"select max({column}) from {table}") ?? 0;
        records.Clear();
        for (int source = 1; source <= last["source"]; source++)
        {
            long before = new RecordId(source, 0).Value;
            records[source] = (writer.Number($"select max(record_id) from record where record_id > {before} and record_id < {RecordId.End(source)}") ?? before) - before;
        }
        AreKnown = true;
    }

    /// <summary>The number after the greatest of a table.</summary>
    public long Next(string table) => ++CollectionsMarshal.GetValueRefOrNullRef(last, table);

    /// <summary>The next id of a source's records.</summary>
    public RecordId NextRecord(int source) => new(source, ++CollectionsMarshal.GetValueRefOrAddDefault(records, source, out _));

    public void Forget() => AreKnown = false;
}
