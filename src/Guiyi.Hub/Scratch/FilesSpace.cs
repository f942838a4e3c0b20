using Guiyi.Hub.Sinks;

namespace Guiyi.Hub.Scratch;

/// <summary>A mapped file for each piece: works wherever .NET does.</summary>
sealed class FilesSpace(string folder) : ScratchSpace
{
    readonly Dictionary<nint, ScratchFile> files = [];
    readonly Lock guard = new();
    int made;

    public override nint Take(long bytes)
    {
        string path = Path.Combine(folder, $"scratch-{Interlocked.Increment(ref made)}");
        ScratchFile file;
        try
        {
            file = new ScratchFile(path, bytes);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Full(path, fault);
        }
        lock (guard)
            files.Add(file.Start, file);
        return file.Start;
    }

    public override void Return(nint start, long bytes)
    {
        ScratchFile? file;
        lock (guard)
            files.Remove(start, out file);
        // To give pages back takes time, in which others may go on.
        file?.Dispose();
    }

    public override bool ComesSlowly => false;

    public override int Parts => 1;

    public override void ReleaseSome()
    {
        lock (guard)
            foreach (ScratchFile file in files.Values)
                Pages.Release(file.Start, file.Bytes);
    }

    public override void Dispose()
    {
        lock (guard)
        {
            foreach (ScratchFile file in files.Values)
                file.Dispose();
            files.Clear();
        }
    }
}
