using System.IO.MemoryMappedFiles;
using Guiyi.Hub.Sinks;
using Microsoft.Win32.SafeHandles;

namespace Guiyi.Hub.Scratch;

/// <summary>A file of zeros, mapped into memory. It has no name any more once it is open, or loses it when the process ends, however that comes about.</summary>
sealed unsafe class ScratchFile : IDisposable
{
    public const int Page = 1 << 12;

    readonly SafeFileHandle handle;
    readonly MemoryMappedFile map;
    readonly MemoryMappedViewAccessor view;

    /// <exception cref="SinkException">It cannot be made: most likely the disk is full.</exception>
    public ScratchFile(string path, long bytes)
    {
        Bytes = bytes;
        try
        {
            // All room is taken now: a disk that fills up later would end the process where it writes to memory, without a word.
            handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None, bytes);
            map = MemoryMappedFile.CreateFromFile(handle, null, bytes, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
            view = map.CreateViewAccessor(0, bytes, MemoryMappedFileAccess.ReadWrite);
            // What has no name is gone with the process. Windows keeps the name and removes the file itself.
            if (!OperatingSystem.IsWindows())
                File.Delete(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            view?.Dispose();
            map?.Dispose();
            handle?.Dispose();
            throw new SinkException(path, $"{fault.Message} The run needs room on this disk for what does not fit into --memory.", fault);
        }
        byte* first = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref first);
        Start = (nint)first;
    }

    public long Bytes { get; }

    /// <summary>Address of the first byte.</summary>
    public nint Start { get; }

    /// <summary>How many hold on to it.</summary>
    public int Users { get; set; }

    /// <summary>Lets its pages go from memory; they come back when they are touched.</summary>
    public void Release() => Pages.Release(Start, Bytes);

    public void Dispose()
    {
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
        map.Dispose();
        handle.Dispose();
    }
}
