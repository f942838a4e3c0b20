using System.Text;

namespace Guiyi.Hub.Sources.DelimitedText;

/// <summary>
/// A sliding window over decoded text. Positions count from the window's start, so they stay valid while it grows.
/// It holds what the reader has not yet skipped, and no more than one block beyond that.
/// </summary>
sealed class TextWindow : IDisposable
{
    const int BlockBytes = 1 << 17;

    readonly string path = "";
    readonly Stream? stream;
    readonly Decoder? decoder;
    readonly byte[] bytes = [];
    readonly int blockChars;
    char[] chars;
    int start;
    int end;
    bool ended;

    /// <summary>A window over a stream, from its present position.</summary>
    /// <param name="path">The file's name, for messages.</param>
    /// <param name="stream">The file; the window owns it.</param>
    /// <param name="encoding">How its bytes become characters.</param>
    public TextWindow(string path, Stream stream, Encoding encoding)
    {
        this.path = path;
        this.stream = stream;
        decoder = encoding.GetDecoder();
        bytes = new byte[BlockBytes];
        blockChars = encoding.GetMaxCharCount(BlockBytes);
        chars = new char[2 * blockChars];
    }

    /// <summary>A window over text in memory.</summary>
    public TextWindow(char[] text)
    {
        chars = text;
        end = text.Length;
        ended = true;
    }

    /// <summary>The text read and not yet skipped.</summary>
    public ReadOnlySpan<char> Text => chars.AsSpan(start, end - start);

    /// <summary>The same text, for taking doubled quotes out of it.</summary>
    public Span<char> Writable => chars.AsSpan(start, end - start);

    /// <summary>Moves the start of the window forward.</summary>
    public void Skip(int count) => start += count;

    /// <summary>Adds text at the end of the window; false at the end of the file.</summary>
    public bool More()
    {
        int before = end - start;
        while (!ended && end - start == before)
            ReadBlock();
        return end - start > before;
    }

    void ReadBlock()
    {
        int read = SourceStream.Read(path, stream!, bytes);
        ended = read == 0;
        MakeRoom(blockChars);
        end += decoder!.GetChars(bytes, 0, read, chars, end, flush: ended);
    }

    void MakeRoom(int count)
    {
        if (chars.Length - end >= count)
            return;
        int length = end - start;
        char[] target = length + count <= chars.Length ? chars : new char[Math.Max(2 * chars.Length, length + count)];
        Array.Copy(chars, start, target, 0, length);
        chars = target;
        start = 0;
        end = length;
    }

    public void Dispose() => stream?.Dispose();
}
