using Guiyi.Hub.Sources;
using Guiyi.Hub.Sources.DelimitedText;
using Guiyi.Hub.Sources.Json;
using Guiyi.Ingest;

namespace Guiyi.Hub.Base.Ingest;

/// <summary>How rejected rows are written so that they can be mended and sent again: as they came, below the header of their file.</summary>
/// <param name="Extension">csv or jsonl.</param>
/// <param name="Header">The line above them; null where there is none.</param>
public sealed record RejectedRows(string Extension, string? Header)
{
    /// <summary>JSON records need no header.</summary>
    public static RejectedRows Json { get; } = new("jsonl", null);

    /// <summary>Of a file; null where a row of it is no text of its own: a workbook's rows are mended in the workbook.</summary>
    /// <exception cref="SourceException">The file cannot be read.</exception>
    internal static RejectedRows? Of(string path) => SourceFile.Open(path) switch
    {
        [DelimitedTable table] => new RejectedRows("csv", table.Header),
        [JsonTable] => Json,
        _ => null,
    };
}
