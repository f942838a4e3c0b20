using Guiyi.Hub.Storage.Records;
using Guiyi.Ingest;

namespace Guiyi.Hub.Base.Ingest;

/// <summary>Makes changes of a source's records from raw texts: finds their keys.</summary>
sealed class SourceRows(StoredSource source)
{
    readonly ContentKeys contents = new(source.Name, source.Columns);
    readonly Dictionary<string, int> places = source.Columns.Select((name, place) => (name, place)).ToDictionary(c => c.name, c => c.place, StringComparer.Ordinal);
    readonly int keyColumn = source.KeyColumn is { } name ? source.Columns.ToList().IndexOf(name) : -1;
    readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);

    /// <summary>Position of a column.</summary>
    public int Place(string column) => places[column];

    /// <summary>A record as a program sends it. Without a key of its own it is known by what it says: the same again is the same record.</summary>
    public RecordChange Of(SentRecord sent)
    {
        string[] texts = new string[source.Columns.Count];
        Array.Fill(texts, "");
        foreach ((string column, string text) in sent.Fields)
            texts[places[column]] = text;
        ulong content = contents.Of(texts);
        string? key = sent.Key is { } given ? RecordKey.Of(given) : keyColumn >= 0 ? RecordKey.Of(texts[keyColumn]) : null;
        return new RecordChange(key ?? RecordKey.Of(content, 0), texts, content);
    }

    /// <summary>A row of a file. A key that stands in the file again is another record, by its ordinal: lines of one order, say.</summary>
    public RecordChange Of(string[] texts, long row, long line)
    {
        ulong content = contents.Of(texts);
        if (keyColumn >= 0 && RecordKey.Of(texts[keyColumn]) is { } key)
            return new RecordChange(Distinct(key), texts, content, row, line);
        string own = RecordKey.Of(content, 0);
        int before = seen[own] = seen.GetValueOrDefault(own) + 1;
        return new RecordChange(RecordKey.Of(content, before - 1), texts, content, row, line);
    }

    string Distinct(string key)
    {
        string distinct = key;
        while (true)
        {
            int before = seen[distinct] = seen.GetValueOrDefault(distinct) + 1;
            if (before == 1)
                return distinct;
            distinct = $"{key}~{before}";
        }
    }
}
