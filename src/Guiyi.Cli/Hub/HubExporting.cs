using System.Globalization;
using Guiyi.Hub.Runs;
using Guiyi.Hub.Sinks;

namespace Guiyi.Cli.Hub;

/// <summary>An export as the hub tells of it.</summary>
sealed record HubExport(
    long Run, string State, string Content, string Format, long Rows, long? Total = null, DateTimeOffset? Ended = null, long? Version = null, long? Bytes = null, string? Message = null)
{
    public string FileName => $"{Content}.{Format}";
}

/// <summary>Has a hub write files, and brings them into a folder.</summary>
/// <param name="client">The hub.</param>
/// <param name="folder">Where the files go; made where there is none.</param>
sealed class HubExporting(HubClient client, string folder)
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Begins all of them, so that they show moments close to each other.</summary>
    /// <returns>Their runs.</returns>
    /// <exception cref="SinkException">The folder cannot be made.</exception>
    public async Task<IReadOnlyList<long>> Begin(IReadOnlyList<string> contents, string format, string language)
    {
        // First, for nobody should write files that have no place to go.
        Written(() => Directory.CreateDirectory(folder));
        List<long> runs = [];
        foreach (string content in contents)
            runs.Add((await client.Post<HubExport>("exports", new { content, format, language })).Run);
        return runs;
    }

    /// <summary>Waits for an export and brings its file; the hub's own copy is removed then, for it holds personal data.</summary>
    /// <param name="run">Its run.</param>
    /// <param name="show">Told how it goes on.</param>
    /// <returns>The export as it ended.</returns>
    /// <exception cref="SinkException">The file cannot be written.</exception>
    public async Task<HubExport> Fetch(long run, Action<HubExport> show)
    {
        string path = string.Create(CultureInfo.InvariantCulture, $"exports/{run}");
        HubExport now;
        while ((now = await client.Get<HubExport>(path)).Ended is null)
        {
            show(now);
            await Task.Delay(Pause);
        }
        if (now.State != "finished")
            return now;
        await Download(path + "/file", Path.Combine(folder, now.FileName));
        await client.Delete(path);
        return now;
    }

    /// <summary>Under another name until it is whole: an earlier file stays as long.</summary>
    async Task Download(string from, string file)
    {
        string unfinished = file + ".unfinished";
        try
        {
            await using (var target = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 17, FileOptions.Asynchronous))
                await client.Download(from, target);
            File.Move(unfinished, file, overwrite: true);
        }
        catch (HttpIOException fault)
        {
            throw new InputException($"The hub at {client.Address} broke off in the middle of {Path.GetFileName(file)}: {fault.Message}", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SinkException(file, fault.Message, fault);
        }
        finally
        {
            // Nothing where it has taken its place.
            Discard(unfinished);
        }
    }

    static void Discard(string unfinished)
    {
        try
        {
            File.Delete(unfinished);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Why the file could not be written is told; that a piece of it stays does not matter beside it.
        }
    }

    void Written(Action write)
    {
        try
        {
            write();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SinkException(folder, fault.Message, fault);
        }
    }
}
