using System.Runtime.InteropServices;
using System.Text;

namespace Guiyi.Internals;

/// <summary>
/// Rows of texts end to end in blocks of bytes, without an object for each: a byte per character where a text is all ASCII, two otherwise. A row that
/// is dropped leaves a gap; who holds the places of all rows copies them to another store once the gaps are most of it.
/// </summary>
sealed class TextRows
{
    const int BlockLength = 1 << 18;

    readonly List<byte[]> blocks = [];
    int used = BlockLength;

    /// <summary>Bytes of all rows that were added, those of dropped ones among them.</summary>
    public long Length { get; private set; }

    /// <summary>Bytes of dropped rows.</summary>
    public long Gaps { get; private set; }

    /// <summary>Adds a row.</summary>
    /// <returns>Its place.</returns>
    public long Add(ReadOnlySpan<string> texts)
    {
        int length = 0;
        foreach (string text in texts)
            length += TextHeader.Length(Header(text)) + TextHeader.Bytes(Header(text));
        Span<byte> row = Take(length, out long place);
        foreach (string text in texts)
            row = row[Write(text, row)..];
        return place;
    }

    /// <summary>Adds a row of another store.</summary>
    public long Add(TextRows other, long place, int columns)
    {
        ReadOnlySpan<byte> row = other.From(place);
        row = row[..Skip(row, columns)];
        row.CopyTo(Take(row.Length, out long own));
        return own;
    }

    /// <summary>The texts of a row.</summary>
    /// <param name="place">Its place.</param>
    /// <param name="columns">How many texts it has.</param>
    public string[] Read(long place, int columns)
    {
        ReadOnlySpan<byte> row = From(place);
        string[] texts = new string[columns];
        for (int column = 0, at = 0; column < columns; column++)
        {
            uint header = TextHeader.Read(row, ref at);
            ReadOnlySpan<byte> text = row.Slice(at, TextHeader.Bytes(header));
            texts[column] = TextHeader.IsWide(header) ? MemoryMarshal.Cast<byte, char>(text).ToString() : Encoding.Latin1.GetString(text);
            at += text.Length;
        }
        return texts;
    }

    /// <summary>A row is needed no longer.</summary>
    public void Drop(long place, int columns) => Gaps += Skip(From(place), columns);

    Span<byte> Take(int length, out long place)
    {
        if (used + length > (blocks.Count == 0 ? 0 : blocks[^1].Length))
        {
            blocks.Add(GC.AllocateUninitializedArray<byte>(Math.Max(BlockLength, length)));
            used = 0;
        }
        place = ((long)(blocks.Count - 1) << 32) | (uint)used;
        Span<byte> row = blocks[^1].AsSpan(used, length);
        used += length;
        Length += length;
        return row;
    }

    ReadOnlySpan<byte> From(long place) => blocks[(int)(place >> 32)].AsSpan((int)place);

    static int Skip(ReadOnlySpan<byte> row, int columns)
    {
        int at = 0;
        for (int column = 0; column < columns; column++)
        {
            uint header = TextHeader.Read(row, ref at);
            at += TextHeader.Bytes(header);
        }
        return at;
    }

    static uint Header(string text) => TextHeader.Of(text.Length, !Ascii.IsValid(text));

    static int Write(string text, Span<byte> row)
    {
        uint header = Header(text);
        int at = 0;
        TextHeader.Write(header, row, ref at);
        if (TextHeader.IsWide(header))
            MemoryMarshal.AsBytes(text.AsSpan()).CopyTo(row[at..]);
        else
            Ascii.FromUtf16(text, row[at..], out _);
        return at + TextHeader.Bytes(header);
    }
}
