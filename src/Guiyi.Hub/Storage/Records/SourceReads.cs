using Guiyi.Hub.Storage.Databases;

namespace Guiyi.Hub.Storage.Records;

/// <summary>Reads sources and their mappings.</summary>
public sealed class SourceReads
{
    const string Select = "select source_id, name, columns, since, key_column from source ", SelectMapping = "select source_id, since, settings, made_by, made_at, made_why from mapping ";

    readonly Reading reading;

    internal SourceReads(Reading reading) => this.reading = reading;

    /// <summary>All sources by id.</summary>
    public IReadOnlyList<StoredSource> All() => reading.List(Select + "order by source_id", Read);

    public StoredSource? Find(int id) => reading.First(Select + "where source_id = $1", Read, (long)id);

    public StoredSource? Find(string name) => reading.First(Select + "where name = $1", Read, name);

    /// <summary>The mapping that held at a version of the base, or null where there was none.</summary>
    public StoredMapping? Mapping(int source, long version = long.MaxValue) =>
        reading.First(SelectMapping + "where source_id = $1 and since <= $2 order by since desc limit 1", ReadMapping, (long)source, version);

    /// <summary>Every mapping that a source had, the first one first.</summary>
    public IReadOnlyList<StoredMapping> Mappings(int source) => reading.List(SelectMapping + "where source_id = $1 order by since", ReadMapping, (long)source);

    static StoredSource Read(Row row) => new(row.Int(0), row.Text(1), TextList.Read(row.Text(2)), row.Long(3)) { KeyColumn = row.OptionalText(4) };

    static StoredMapping ReadMapping(Row row) => new(row.Int(0), row.Long(1), row.Text(2), row.Saying(3));
}
