using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace Guiyi.Hub.Scratch;

/// <summary>A file of zeros, mapped into memory. It has no name any more once it is open, or loses it when the process ends, however that comes about.</summary>
sealed unsafe class ScratchFile : IDisposable
{
    readonly SafeFileHandle handle;
    readonly MemoryMappedFile map;
    readonly MemoryMappedViewAccessor view;

    /// <exception cref="IOException">It cannot be made: most likely the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">Nothing may be written there.</exception>
    public ScratchFile(string path, long bytes)
    {
        Bytes = bytes;
        // All room is taken now: a disk that fills up later would end the process where it writes to memory, without a word.
        handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None, bytes);
        try
        {
            map = MemoryMappedFile.CreateFromFile(handle, null, bytes, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
            view = map.CreateViewAccessor(0, bytes, MemoryMappedFileAccess.ReadWrite);
        }
        catch
        {
            map?.Dispose();
            handle.Dispose();
            throw;
        }
        finally
        {
            // What has no name is gone with the process. Windows keeps the name and removes the file itself.
            if (!OperatingSystem.IsWindows())
                File.Delete(path);
        }
        byte* first = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref first);
        Start = (nint)first;
    }

    public long Bytes { get; }

    /// <summary>Address of the first byte.</summary>
    public nint Start { get; }

    public void Dispose()
    {
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
        map.Dispose();
        handle.Dispose();
    }
}
