using System.Globalization;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Runs;

namespace Guiyi.Hub.Base;

/// <summary>
/// Takes files away that have served: exports some time after they ended, and uploaded files some time after all their rows were taken in. A file with
/// rejects stays, for what is mended is sent again by it, and one whose run failed or was stopped, which may be resumed. Runs, records and rejects stay.
/// </summary>
public sealed class HubRetention
{
    readonly CustomerHub hub;

    internal HubRetention(CustomerHub hub) => this.hub = hub;

    /// <summary>Takes away what has served its time.</summary>
    /// <param name="now">What time it is.</param>
    /// <returns>How many exports and uploads went.</returns>
    public (int Exports, int Uploads) Apply(DateTimeOffset now) =>
        (hub.Options.KeepExports is { } exports ? Exports(now - exports) : 0, hub.Options.KeepUploads is { } uploads ? Uploads(now - uploads) : 0);

    int Exports(DateTimeOffset before) => Folders(hub.Exports.Folder).Count(folder =>
        long.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out long id)
        && hub.Store.Runs.Find(id) is { Kind: RunKind.Export, Ended: { } ended } && ended < before && Removed(folder));

    int Uploads(DateTimeOffset before)
    {
        Dictionary<string, string> there = Folders(hub.Workspace.Uploads).ToDictionary(folder => Path.GetFileName(folder)!, StringComparer.Ordinal);
        int removed = 0;
        long last = long.MaxValue;
        while (there.Count > 0)
        {
            Page<StoredRun> page = hub.Store.Runs.Page(last, kind: RunKind.Ingest);
            foreach (StoredRun run in page.Items)
                if (HubFiles.RequestOf(run) is { } request && there.Remove(request.Upload, out string? folder)
                    && run is { State: RunState.Finished, Counts.Rejected: 0, Ended: { } ended } && ended < before && Removed(folder))
                    removed++;
            if (page.Next is not { } next)
                break;
            last = next;
        }
        return removed;
    }

    static string[] Folders(string of) => Directory.Exists(of) ? Directory.GetDirectories(of) : [];

    static bool Removed(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Somebody is reading it: the next time will do.
            return false;
        }
    }
}
