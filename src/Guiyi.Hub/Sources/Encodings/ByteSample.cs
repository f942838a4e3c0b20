namespace Guiyi.Hub.Sources.Encodings;

/// <summary>Pieces of a file large enough to judge it by: its beginning, its end, and some between.</summary>
sealed class ByteSample
{
    const int BeginningLength = 1 << 20;
    const int PieceLength = 1 << 16;
    const int Pieces = 16;

    readonly byte[] beginning;

    ByteSample(byte[] beginning, List<ReadOnlyMemory<byte>> chunks, long length)
    {
        this.beginning = beginning;
        Chunks = chunks;
        FileLength = length;
    }

    /// <summary>The file's first bytes, up to 1 MB.</summary>
    public ReadOnlySpan<byte> Beginning => beginning;

    /// <summary>All pieces, the beginning first. Pieces other than the first may begin within a character.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Chunks { get; }

    public long FileLength { get; }

    public static ByteSample Take(Stream stream)
    {
        byte[] beginning = Piece(stream, 0, BeginningLength);
        var chunks = new List<ReadOnlyMemory<byte>> { beginning };
        long rest = stream.Length - BeginningLength;
        if (rest > 0)
        {
            long step = Math.Max(PieceLength, rest / Pieces);
            long last = stream.Length - PieceLength;
            for (long at = BeginningLength; at < last; at += step)
                chunks.Add(Piece(stream, at, PieceLength));
            chunks.Add(Piece(stream, Math.Max(BeginningLength, last), PieceLength));
        }
        return new ByteSample(beginning, chunks, stream.Length);
    }

    static byte[] Piece(Stream stream, long at, int length)
    {
        stream.Position = at;
        var bytes = new byte[Math.Min(length, stream.Length - at)];
        int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read == bytes.Length ? bytes : bytes[..read];
    }
}
