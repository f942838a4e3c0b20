using Guiyi.Hub.Sinks.Tables;
using Guiyi.Hub.Sinks.Workbook;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Runs;

namespace Guiyi.Hub.Base.Exporting;

/// <summary>Writes one export: its file comes into being under another name and is there when it is whole.</summary>
sealed class ExportJob(CustomerHub hub, StoredRun run, ExportRequest request, string folder)
{
    static readonly TimeSpan Often = TimeSpan.FromSeconds(1);

    const int Attempts = 3;

    Task telling = Task.CompletedTask;
    long told, rows;
    long? total;

    /// <returns>The run as it ended, still to be stored.</returns>
    /// <exception cref="InvalidOperationException">There is nothing to export yet.</exception>
    /// <exception cref="IOException">There is no room for the file.</exception>
    public async Task<StoredRun> Run(CancellationToken stopping)
    {
        // What an interrupted try left behind.
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        (IExportRows open, long version) = await Open(stopping);
        string path = Path.Combine(folder, request.FileName);
        using (open)
            await Task.Run(() => Write(open, path + ".unfinished", stopping), CancellationToken.None);
        File.Move(path + ".unfinished", path);
        await telling;
        return run with { State = RunState.Finished, Counts = Counts(), Position = new ExportState(request, version).Text() };
    }

    /// <summary>Relations are found one after the other: where a commit falls among them they are not of one moment, and are found again. The last time commits wait.</summary>
    async Task<(IExportRows Rows, long Version)> Open(CancellationToken stopping)
    {
        for (int attempt = 1; ; attempt++)
        {
            bool holdsUp = attempt == Attempts;
            (IExportRows rows, long version) = await hub.Look(() => (Rows(holdsUp), hub.Store.Version), stopping);
            if (rows is not RelationsExport relations || await Task.Run(relations.Gather, CancellationToken.None))
                return (rows, version);
            rows.Dispose();
        }
    }

    /// <summary>Between two commits.</summary>
    IExportRows Rows(bool holdsUp) => request.Content switch
    {
        ExportContent.Customers => new CustomersExport(hub, Loaded, request.Language),
        ExportContent.Records => new RecordsExport(hub, Loaded),
        ExportContent.Interactions => new InteractionsExport(hub, Loaded),
        ExportContent.Relations => new RelationsExport(hub, Loaded, holdsUp),
        ExportContent.Codes => new CodesExport(hub.Store),
        ExportContent.RetiredIds => new RetiredIdsExport(hub.Store),
        _ => new ChangesExport(hub.Store),
    };

    LoadedBase Loaded => hub.Loaded ?? throw new InvalidOperationException("Nothing is resolved yet: records wait for the first fit, or there are none. Export again when it is done.");

    void Write(IExportRows open, string path, CancellationToken stopping)
    {
        total = open.Total;
        using ITable table = Table(new FileStream(path, System.IO.FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16));
        table.Header(open.Columns);
        open.Write(table, () => Written(stopping));
    }

    ITable Table(FileStream stream) => request.Format switch
    {
        ExportFormat.Csv => new CsvTable(stream),
        ExportFormat.Jsonl => new JsonLinesTable(stream),
        _ => new WorkbookTable(stream, Path.GetFileNameWithoutExtension(request.FileName)),
    };

    void Written(CancellationToken stopping)
    {
        if (++rows % 256 != 0)
            return;
        stopping.ThrowIfCancellationRequested();
        if (!telling.IsCompleted || hub.Clock.GetElapsedTime(told) < Often)
            return;
        told = hub.Clock.GetTimestamp();
        telling = Tell(run with { State = RunState.Running, Counts = Counts() });
    }

    async Task Tell(StoredRun progress)
    {
        try
        {
            await hub.Write(transaction =>
            {
                transaction.Runs.Update(progress);
                return progress;
            }, CancellationToken.None);
        }
        catch (StoreException)
        {
            // Only how far it is was not told; its end is.
        }
    }

    RunCounts Counts() => RunCounts.None with { Total = total, Read = rows };
}
