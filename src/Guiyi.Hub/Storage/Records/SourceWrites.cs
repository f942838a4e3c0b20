using Guiyi.Hub.Storage.Databases;

namespace Guiyi.Hub.Storage.Records;

/// <summary>Writes sources and their mappings.</summary>
public sealed class SourceWrites
{
    readonly Writing writing;

    internal SourceWrites(Writing writing) => this.writing = writing;

    /// <summary>A new source.</summary>
    /// <exception cref="StoreException">There is one of that name.</exception>
    public StoredSource Add(string name, IReadOnlyList<string> columns, string? keyColumn = null)
    {
        var source = new StoredSource((int)writing.NextId("source"), name, columns, writing.Version) { KeyColumn = keyColumn };
        writing.Insert("source", ["source_id", "name", "columns", "key_column", "since"], [source], (row, s) => row.Add(s.Id).Add(s.Name).Add(TextList.Of(s.Columns)).AddOptional(s.KeyColumn).Add(s.Since));
        return source;
    }

    /// <summary>Adds columns that a source has got since, after those it has.</summary>
    public StoredSource AddColumns(StoredSource source, IEnumerable<string> columns)
    {
        source = source with { Columns = [.. source.Columns, .. columns] };
        writing.ForEach("update source set columns = $2 where source_id = $1", [source], (row, s) => row.Add(s.Id).Add(TextList.Of(s.Columns)), "there is no such source");
        return source;
    }

    /// <summary>From this version on, a source's columns mean this.</summary>
    public StoredMapping Map(int source, string settings, Saying made)
    {
        var mapping = new StoredMapping(source, writing.Version, settings, made);
        writing.Insert("mapping", ["source_id", "since", "settings", "made_by", "made_at", "made_why"], [mapping], (row, m) => row.Add(m.Source).Add(m.Since).Add(m.Settings).Add(m.Made));
        return mapping;
    }
}
