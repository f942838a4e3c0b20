using System.Buffers;
using System.Text.Unicode;

namespace Guiyi.Hub.Storage.Records;

/// <summary>
/// Writes a row's raw texts as one JSON array of strings, UTF-8: what <see cref="FieldsReader"/> reads. Every UTF-16 text comes back as it was,
/// halves of surrogate pairs and zeros included. One instance writes row after row into the same memory.
/// </summary>
public sealed class FieldsWriter
{
    static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (char)c), '"', '\\']);

    byte[] bytes = new byte[1024];
    int length;

    public FieldsWriter() => Clear();

    /// <summary>The fields written since <see cref="Clear"/>; valid until then.</summary>
    public ReadOnlyMemory<byte> Written
    {
        get
        {
            bytes[length] = (byte)']';
            return bytes.AsMemory(0, length + 1);
        }
    }

    /// <summary>Begins the next row.</summary>
    public void Clear()
    {
        bytes[0] = (byte)'[';
        length = 1;
    }

    /// <summary>A whole row at once.</summary>
    public ReadOnlyMemory<byte> Row(params ReadOnlySpan<string> texts)
    {
        Clear();
        foreach (string text in texts)
            Add(text);
        return Written;
    }

    /// <summary>Adds the text of the next column.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        // Three bytes for a character at most, six for an escaped one; and comma, quotes, bracket.
        int most = length + text.Length * 6 + 4;
        if (most > bytes.Length)
            Array.Resize(ref bytes, Math.Max(most, bytes.Length * 2));
        if (length > 1)
            bytes[length++] = (byte)',';
        bytes[length++] = (byte)'"';
        while (!text.IsEmpty)
        {
            int plain = text.IndexOfAny(Escaped);
            ReadOnlySpan<char> part = plain < 0 ? text : text[..plain];
            Utf8.FromUtf16(part, bytes.AsSpan(length), out int read, out int written, replaceInvalidSequences: false);
            length += written;
            if (read < text.Length)
                Escape(text[read++]);
            text = text[read..];
        }
        bytes[length++] = (byte)'"';
    }

    void Escape(char character)
    {
        bytes[length++] = (byte)'\\';
        if (character is '"' or '\\')
        {
            bytes[length++] = (byte)character;
            return;
        }
        bytes[length++] = (byte)'u';
        for (int shift = 12; shift >= 0; shift -= 4)
            bytes[length++] = (byte)"0123456789abcdef"[character >> shift & 15];
    }
}
