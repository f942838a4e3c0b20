using System.Text.Json;
using Guiyi.Ingest;

namespace Guiyi.Hub.Base.Ingest;

/// <summary>What a file does to its source.</summary>
public enum FileMode
{
    /// <summary>Its rows come, or replace those of the same key.</summary>
    Upsert,
    /// <summary>It is the whole source: records that it does not have go.</summary>
    Snapshot,
    /// <summary>The records that its rows name go.</summary>
    Remove,
}

/// <summary>A file that came in, and how far it is taken in: kept as its run's position, so that a run goes on after a stop or a kill.</summary>
/// <param name="Upload">Folder in the workspace's uploads that has the file.</param>
/// <param name="File">Its name.</param>
/// <param name="Source">Name of the source; null: the file's own names.</param>
/// <param name="Mode">What it does.</param>
/// <param name="Resends">The run whose rejects it brings again, mended.</param>
/// <param name="Key">For a new source: the column that holds the channel's own id of a row; null: found by looking at the rows.</param>
/// <param name="Table">The table of the file that is read: a workbook has several.</param>
/// <param name="Row">Rows of that table that are taken in.</param>
/// <param name="Note">What there is to know of the tables before; empty where it is nothing.</param>
public sealed record FileRequest(string Upload, string File, string? Source = null, FileMode Mode = FileMode.Upsert, long? Resends = null, string? Key = null, int Table = 0, long Row = 0, string Note = "")
{
    /// <summary>The name of the source that a table of it feeds.</summary>
    internal string SourceOf(IRawTable rows, int table) => Source is not { } name ? rows.Source : table == 0 ? name : $"{name}.{table + 1}";

    internal string Text() => JsonSerializer.Serialize(this);

    internal static FileRequest Of(string position) => JsonSerializer.Deserialize<FileRequest>(position)!;
}
