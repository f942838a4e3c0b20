using Guiyi.Ingest;
using Guiyi.Model;

namespace Guiyi.Hub.Storage.Records;

/// <summary>The records of a source that were current at a version of the base, as a table for the library: a run over them is a run over what was received.</summary>
public sealed class StoredTable(Store store, StoredSource source, long version) : IRawTable
{
    readonly List<RecordId> ids = [];

    public string Source => source.Name;

    public string Format => $"stored, version {version}";

    public IReadOnlyList<string> Columns => source.Columns;

    /// <summary>The records by row: that of row 1 first. Filled by the first reading.</summary>
    public IReadOnlyList<RecordId> Ids => ids;

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public IRawRows Open() => new Rows(this, store.Records.At(version, source.Id));

    sealed class Rows(StoredTable table, RecordCursor cursor) : IRawRows
    {
        public int Row { get; private set; }

        /// <summary>Where the row stood in the file it came with.</summary>
        public long Line => cursor.Line;

        /// <summary>What is stored was accepted.</summary>
        public Reject? Reject => null;

        public ReadOnlySpan<char> this[int column] => cursor.Fields[column];

        public bool Read()
        {
            if (!cursor.Read())
                return false;
            if (Row++ == table.ids.Count)
                table.ids.Add(cursor.Id);
            return true;
        }

        public void Dispose() => cursor.Dispose();
    }
}
