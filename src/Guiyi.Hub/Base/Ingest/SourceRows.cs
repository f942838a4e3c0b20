using Guiyi.Hub.Storage.Records;
using Guiyi.Ingest;

namespace Guiyi.Hub.Base.Ingest;

/// <summary>Makes changes of a source's records from raw texts: finds their keys.</summary>
sealed class SourceRows(StoredSource source)
{
    readonly ContentKeys contents = new(source.Name, source.Columns);
    readonly Dictionary<string, int> places = source.Columns.Select((name, place) => (name, place)).ToDictionary(c => c.name, c => c.place, StringComparer.Ordinal);
    readonly int keyColumn = source.KeyColumn is { } name ? source.Columns.ToList().IndexOf(name) : -1;

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

    /// <summary>Rows of a file, which come in its order.</summary>
    /// <param name="rows">Their texts by column of the source, and where they stand.</param>
    /// <param name="keys">Gives the rows of this file their keys.</param>
    public List<RecordChange> Of(IReadOnlyList<FileRow> rows, FileKeys keys)
    {
        ulong[] content = [.. rows.Select(r => contents.Of(r.Texts))];
        string[] keyOf = keys.Of([.. rows.Select((r, i) => (keyColumn >= 0 ? RecordKey.Of(r.Texts[keyColumn]) : null, content[i]))]);
        return [.. rows.Select((r, i) => new RecordChange(keyOf[i], r.Texts, content[i], r.Row, r.Line))];
    }
}

/// <summary>A row of a file.</summary>
/// <param name="Texts">Its texts by column of the source.</param>
/// <param name="Row">Its ordinal in the file.</param>
/// <param name="Line">The physical line where it starts.</param>
readonly record struct FileRow(string[] Texts, long Row, long Line);
