using Guiyi.Hub.Storage.Records;
using Guiyi.Ingest;
using Guiyi.Model;

namespace Guiyi.Hub.Base.Ingest;

/// <summary>Rows of a table that stand together.</summary>
/// <param name="Rows">Those that can be read.</param>
/// <param name="Rejects">Those that cannot.</param>
/// <param name="Last">The ordinal of the last of them.</param>
/// <param name="IsEnd">None come behind them.</param>
sealed record TablePortion(IReadOnlyList<FileRow> Rows, IReadOnlyList<Reject> Rejects, long Last, bool IsEnd);

/// <summary>The rows of a table, with their texts by column of the source.</summary>
sealed class TableRows(IRawTable table, StoredSource source)
{
    readonly SourceRows rows = new(source);

    /// <summary>All rows, portion by portion; the last portion may be empty.</summary>
    /// <param name="most">Rows of the portion that begins.</param>
    public IEnumerable<TablePortion> Portions(Func<int> most)
    {
        int[] places = [.. table.Columns.Select(rows.Place)];
        List<FileRow> read = [];
        List<Reject> rejects = [];
        long last = 0;
        int size = most();
        using IRawRows cursor = table.Open();
        while (cursor.Read())
        {
            last = cursor.Row;
            if (cursor.Reject is { } reject)
                rejects.Add(reject);
            else
                read.Add(new FileRow(Texts(cursor, places), cursor.Row, cursor.Line));
            if (read.Count + rejects.Count < size)
                continue;
            yield return new TablePortion(read, rejects, last, false);
            (read, rejects, size) = ([], [], most());
        }
        yield return new TablePortion(read, rejects, last, true);
    }

    string[] Texts(IRawRows cursor, int[] places)
    {
        string[] texts = new string[source.Columns.Count];
        Array.Fill(texts, "");
        for (int column = 0; column < places.Length; column++)
            if (cursor[column] is { IsEmpty: false } text)
                texts[places[column]] = text.ToString();
        return texts;
    }

    /// <summary>The rows of a portion as changes of the source.</summary>
    public List<RecordChange> Keyed(TablePortion portion, FileKeys keys) => rows.Of(portion.Rows, keys);
}
