namespace Guiyi.Hub.Sources.Json;

/// <summary>A sliding window over UTF-8 bytes; positions count from its start and stay valid while it grows.</summary>
sealed class ByteWindow(string path, Stream stream) : IDisposable
{
    const int BlockBytes = 1 << 16;

    byte[] bytes = new byte[2 * BlockBytes];
    int start;
    int end;

    /// <summary>The bytes read and not yet skipped.</summary>
    public ReadOnlySpan<byte> Bytes => bytes.AsSpan(start, end - start);

    /// <summary>Moves the start of the window forward, over bytes that it holds.</summary>
    public void Skip(int count) => start += count;

    /// <summary>Moves the start of the window forward, over any number of bytes, and says how many line feeds were among them.</summary>
    public long SkipCountingLines(long count)
    {
        long lines = 0;
        while (count > 0 && (start < end || More()))
        {
            int step = (int)Math.Min(count, end - start);
            lines += Bytes[..step].Count((byte)'\n');
            Skip(step);
            count -= step;
        }
        return lines;
    }

    /// <summary>Adds bytes at the end of the window; false at the end of the file.</summary>
    public bool More()
    {
        if (bytes.Length - end < BlockBytes)
            MakeRoom();
        int read = SourceStream.Read(path, stream, bytes.AsSpan(end));
        end += read;
        return read > 0;
    }

    void MakeRoom()
    {
        int length = end - start;
        byte[] target = bytes.Length - length >= BlockBytes ? bytes : new byte[2 * bytes.Length];
        Buffer.BlockCopy(bytes, start, target, 0, length);
        bytes = target;
        start = 0;
        end = length;
    }

    public void Dispose() => stream.Dispose();
}
