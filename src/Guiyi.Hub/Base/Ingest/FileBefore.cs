using Guiyi.Hub.Sources;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Runs;
using Guiyi.Ingest;

namespace Guiyi.Hub.Base.Ingest;

/// <summary>
/// The file whose rejects another brings again, mended: its rows that could be read have their keys, so that a mended row of the same key is another
/// record, as it is in its file, and not one of those.
/// </summary>
sealed class FileBefore(CustomerHub hub, StoredSource source, FileKeys keys)
{
    const int Portion = 2000;

    /// <summary>Takes the keys of the files before. A file with more rows than were rejected brings others, too: it is taken as it stands.</summary>
    /// <param name="resent">The run whose rejects come again.</param>
    /// <param name="rows">Rows of the file that comes now.</param>
    public void Take(long resent, long rows)
    {
        if (hub.Store.Runs.Find(resent) is { } run && rows <= run.Counts.Rejected)
            Take(run, []);
    }

    /// <summary>Of several files one after the other, each of which had rejects again, the first one first.</summary>
    void Take(StoredRun run, HashSet<long> taken)
    {
        if (!taken.Add(run.Id) || HubFiles.RequestOf(run) is not { } request)
            return;
        if (request.Resends is { } before && hub.Store.Runs.Find(before) is { } first)
            Take(first, taken);
        string path = hub.Files.PathOf(request);
        if (!File.Exists(path))
            return;
        IReadOnlyList<IRawTable> tables = SourceFile.Open(path);
        for (int table = 0; table < tables.Count; table++)
            if (request.SourceOf(tables[table], table) == source.Name && tables[table].Columns.All(source.Columns.Contains))
                Take(new TableRows(tables[table], source));
    }

    void Take(TableRows rows)
    {
        foreach (TablePortion portion in rows.Portions(() => Portion))
            rows.Keyed(portion, keys);
    }
}
