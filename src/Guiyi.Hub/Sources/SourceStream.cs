using Guiyi.Hub.Sources.Encodings;

namespace Guiyi.Hub.Sources;

/// <summary>Opens a source's file, and turns what the file system has to say into a <see cref="SourceException"/>.</summary>
static class SourceStream
{
    public static FileStream Open(string path)
    {
        if (Directory.Exists(path))
            throw new SourceException(path, "a directory", "a file");
        try
        {
            // The readers have buffers of their own.
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.SequentialScan);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SourceException(path, "no such file", "an existing file", fault);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new SourceException(path, "a file that may not be read", "permission to read it", fault);
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or NotSupportedException)
        {
            throw new SourceException(path, $"a file that cannot be opened ({fault.Message.TrimEnd('.')})", "a readable file", fault);
        }
    }

    /// <summary>Reads what comes next; 0 at the end of the file.</summary>
    public static int Read(string path, Stream stream, Span<byte> target)
    {
        try
        {
            return stream.Read(target);
        }
        catch (IOException fault)
        {
            throw new SourceException(path, $"a file that cannot be read on ({fault.Message.TrimEnd('.')})", "a file that stays readable", fault);
        }
    }

    /// <summary>Takes the pieces of a file by which its format and encoding are judged.</summary>
    public static ByteSample Sample(string path, Stream stream)
    {
        try
        {
            return ByteSample.Take(stream);
        }
        catch (Exception fault) when (fault is IOException or NotSupportedException)
        {
            throw new SourceException(path, $"a file that cannot be read ({fault.Message.TrimEnd('.')})", "a regular file", fault);
        }
    }
}
