using Guiyi.Hub.Sinks;

namespace Guiyi.Hub.Scratch;

/// <summary>Memory whose contents lie in files. Several threads may ask at once.</summary>
abstract class ScratchSpace : IDisposable
{
    /// <summary>All sizes are multiples of it.</summary>
    public const int Page = 1 << 12;

    /// <summary>Opens an empty one: on Linux one file mapped once, elsewhere a file for each piece.</summary>
    /// <param name="folder">An existing folder on a disk with room.</param>
    /// <exception cref="SinkException">No file can be made there.</exception>
    public static ScratchSpace Open(string folder)
    {
        try
        {
            return OperatingSystem.IsLinux() && Environment.Is64BitProcess && SparseFile.IsPossible(folder) ? new MappedSpace(folder) : new FilesSpace(folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Full(folder, fault);
        }
    }

    /// <summary>Takes memory of zeros for which the disk has room.</summary>
    /// <returns>Its address.</returns>
    /// <exception cref="SinkException">The disk is full.</exception>
    public abstract nint Take(long bytes);

    /// <summary>Gives back what was taken, and its room on the disk.</summary>
    public abstract void Return(nint start, long bytes);

    /// <summary>True where pages come one by one, so that memory fills no faster than it is read.</summary>
    public abstract bool ComesSlowly { get; }

    /// <summary>How often some pages must be let go until all were.</summary>
    public abstract int Parts { get; }

    /// <summary>Lets some pages go from the process, each time others; they come back when they are touched. One thread asks at a time.</summary>
    public abstract void ReleaseSome();

    public abstract void Dispose();

    protected static SinkException Full(string path, Exception cause) =>
        new(path, $"{cause.Message} The run needs room on this disk for what does not fit into --memory.", cause);
}
