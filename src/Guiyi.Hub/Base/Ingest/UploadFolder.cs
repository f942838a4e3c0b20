using System.Text;
using Guiyi.Hub.Storage;

namespace Guiyi.Hub.Base.Ingest;

/// <summary>Where files lie as people sent them: each in a folder of its own below the workspace's uploads.</summary>
sealed class UploadFolder(string folder)
{
    const int Longest = 240, Portion = 1 << 17;

    /// <summary>Where a file lies.</summary>
    public string PathOf(FileRequest request) => Path.Combine(folder, request.Upload, request.File);

    /// <summary>Writes a file to the disk.</summary>
    /// <exception cref="StoreException">There is no room for it.</exception>
    public async Task Keep(Stream content, FileRequest request, CancellationToken cancellation)
    {
        try
        {
            await using FileStream file = Create(PathOf(request));
            byte[] portion = new byte[Portion];
            for (int read; (read = await content.ReadAsync(portion, cancellation)) > 0;)
                Write(file, portion.AsSpan(0, read));
            Do(() => file.Flush(flushToDisk: true));
        }
        catch
        {
            Discard(request);
            throw;
        }
    }

    /// <summary>Takes a file away again that no run knows of.</summary>
    public void Discard(FileRequest request)
    {
        if (Path.Combine(folder, request.Upload) is var own && Directory.Exists(own))
            Directory.Delete(own, recursive: true);
    }

    static FileStream Create(string path)
    {
        FileStream? file = null;
        Do(() =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            file = new FileStream(path, System.IO.FileMode.CreateNew, FileAccess.Write, FileShare.None, 1);
        });
        return file!;
    }

    static void Write(FileStream file, ReadOnlySpan<byte> portion)
    {
        try
        {
            file.Write(portion);
        }
        catch (IOException fault)
        {
            throw Unkept(fault);
        }
    }

    /// <summary>Faults of the disk only: those of who sends the file are not the store's.</summary>
    static void Do(Action onDisk)
    {
        try
        {
            onDisk();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unkept(fault);
        }
    }

    static StoreException Unkept(Exception fault) => new(StoreFault.Full, $"The file cannot be kept in the workspace: {fault.Message}", fault);

    /// <summary>The file's own name, which names its source; nothing in it leads elsewhere.</summary>
    /// <exception cref="ArgumentException">It is no name.</exception>
    public static string SafeName(string name)
    {
        name = Path.GetFileName(name.Replace('\\', '/')).Trim();
        return name.Length == 0 || Encoding.UTF8.GetByteCount(name) > Longest || name is "." or ".." || name.Any(char.IsControl)
            ? throw new ArgumentException($"found '{name}' as the name of a file; expected 1 to {Longest} bytes, without line breaks", nameof(name))
            : name;
    }
}
