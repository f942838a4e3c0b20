using System.Globalization;
using System.Text.Json;
using Guiyi.Hub.Runs;

namespace Guiyi.Cli.Hub;

/// <summary>A run as the hub tells of it.</summary>
sealed record HubRun(
    long Id, string State, string Name, long Read, long Added, long Replaced, long Unchanged, long Removed, long Rejected,
    long? Total = null, double? PerCent = null, double? SecondsLeft = null, DateTimeOffset? Ended = null, string? Message = null);

/// <summary>The base as the hub tells of it.</summary>
sealed record HubBase(long Version, int Persons, int Organizations, int OpenFiles, bool IsFitDue, bool IsFitting, long? Fit = null, long? FitVersion = null, string? FitFault = null);

/// <summary>Sends files to a hub and waits for what follows.</summary>
static class HubWork
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Files that are there and hold something.</summary>
    /// <exception cref="InputException">One is not there.</exception>
    public static IReadOnlyList<string> Files(IReadOnlyList<string> inputs, Action<string> notice)
    {
        IReadOnlyList<string> paths = InputFiles.Paths(inputs, notice);
        if (paths.FirstOrDefault(p => !File.Exists(p)) is { } missing)
            throw new InputException($"{missing}: found no such file; expected a file or folder with rows of customers.");
        var files = new List<string>();
        foreach (string path in paths)
            if (paths.Count > 1 && new FileInfo(path).Length == 0)
                notice($"{path}: passed over: found an empty file");
            else
                files.Add(path);
        return files;
    }

    /// <summary>Sends files, and waits until each is taken in.</summary>
    /// <param name="client">The hub.</param>
    /// <param name="files">The files.</param>
    /// <param name="query">How they are to be taken in, such as "mode=snapshot".</param>
    /// <param name="show">Told how it goes on.</param>
    /// <returns>The runs as they ended.</returns>
    public static async Task<IReadOnlyList<HubRun>> Send(HubClient client, IReadOnlyList<string> files, string query, Action<HubRun> show)
    {
        List<long> begun = [];
        foreach (string file in files)
        {
            JsonElement answer = await client.Upload($"uploads?name={Uri.EscapeDataString(Path.GetFileName(file))}{query}", file);
            begun.Add(answer.GetProperty("runs")[0].GetProperty("id").GetInt64());
        }
        List<HubRun> ended = [];
        foreach (long run in begun)
            ended.Add(await Ended(client, run, show));
        return ended;
    }

    static async Task<HubRun> Ended(HubClient client, long run, Action<HubRun> show)
    {
        while (true)
        {
            HubRun now = await client.Get<HubRun>(string.Create(CultureInfo.InvariantCulture, $"runs/{run}"));
            show(now);
            if (now.Ended is not null)
                return now;
            await Task.Delay(Pause);
        }
    }

    /// <summary>Waits until the customers follow from all that came so far.</summary>
    /// <returns>The base as it is then.</returns>
    /// <exception cref="InputException">The fit failed.</exception>
    public static async Task<HubBase> Settled(HubClient client, Action fits)
    {
        long version = (await client.Get<HubBase>("base")).Version;
        while (true)
        {
            HubBase now = await client.Get<HubBase>("base");
            // Others may send records all the time: a fit that has seen ours will do.
            if (!now.IsFitting && (!now.IsFitDue || now.FitVersion >= version))
                return now;
            if (now is { IsFitting: false, FitFault: { } fault })
                throw new InputException($"The files are taken in, but customers could not be computed from them: {fault}");
            fits();
            await Task.Delay(Pause);
        }
    }
}
