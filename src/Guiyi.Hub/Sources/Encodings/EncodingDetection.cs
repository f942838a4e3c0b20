using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Guiyi.Hub.Sources.Encodings;

/// <summary>
/// Finds a text's encoding: the byte order mark; else UTF-16 by where its zero bytes stand; else UTF-8 where the bytes are valid;
/// else the one of GB18030, Big5 and windows-1252 in which the characters are most usual.
/// </summary>
static class EncodingDetection
{
    /// <summary>The encoding, or null where the bytes are no text in any that is known.</summary>
    public static DetectedEncoding? Detect(ByteSample sample)
    {
        DetectedEncoding? marked = ByteOrderMark(sample.Beginning);
        if ((marked ?? Utf16(sample.Beginning)) is { } sure && sure.Encoding is not UTF8Encoding)
            return sure;
        (long valid, long invalid) = (0, 0);
        foreach (ReadOnlyMemory<byte> chunk in sample.Chunks)
        {
            (long chunkValid, long chunkInvalid) = CountUtf8(chunk.Span);
            valid += chunkValid;
            invalid += chunkInvalid;
        }
        // Chinese in another encoding gives a valid sequence now and then, damaged UTF-8 an invalid one.
        if (invalid <= valid)
            return marked ?? new DetectedEncoding(KnownEncodings.Utf8, "UTF-8", 0);
        // Some programs write UTF-8's mark before anything.
        return CodePageDetection.Detect(sample) is { } page ? page with { Preamble = marked?.Preamble ?? 0 } : null;
    }

    /// <summary>The encoding that a byte order mark names, or null where there is none.</summary>
    public static DetectedEncoding? ByteOrderMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => new DetectedEncoding(KnownEncodings.Utf8, "UTF-8 with BOM", 3),
        [0xFF, 0xFE, 0, 0, ..] => new DetectedEncoding(KnownEncodings.Utf32, "UTF-32", 4),
        [0, 0, 0xFE, 0xFF, ..] => new DetectedEncoding(KnownEncodings.Utf32BigEndian, "UTF-32 big-endian", 4),
        [0xFF, 0xFE, ..] => new DetectedEncoding(KnownEncodings.Utf16, "UTF-16", 2),
        [0xFE, 0xFF, ..] => new DetectedEncoding(KnownEncodings.Utf16BigEndian, "UTF-16 big-endian", 2),
        _ => null,
    };

    /// <summary>
    /// UTF-16 without a mark: separators, digits and line breaks have a zero byte on one side, always the same,
    /// and almost none of a text's characters has one on the other.
    /// </summary>
    static DetectedEncoding? Utf16(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes[..(Math.Min(bytes.Length, 1 << 16) & ~1)];
        int even = 0, odd = 0;
        for (int i = 0; i < bytes.Length; i += 2)
        {
            if (bytes[i] == 0 && bytes[i + 1] is not 0)
                even++;
            if (bytes[i + 1] == 0 && bytes[i] is not 0)
                odd++;
        }
        int needed = Math.Max(2, bytes.Length / 50);
        if (odd >= needed && even * 20 < odd)
            return new DetectedEncoding(KnownEncodings.Utf16, "UTF-16 without BOM", 0);
        if (even >= needed && odd * 20 < even)
            return new DetectedEncoding(KnownEncodings.Utf16BigEndian, "UTF-16 big-endian without BOM", 0);
        return null;
    }

    /// <summary>Counts multi-byte sequences that are UTF-8, and places where there is something else.</summary>
    static (long Valid, long Invalid) CountUtf8(ReadOnlySpan<byte> bytes)
    {
        // A chunk cut out of the middle may begin and end within a character.
        int begin = 0;
        while (begin < Math.Min(3, bytes.Length) && (bytes[begin] & 0xC0) == 0x80)
            begin++;
        bytes = bytes[begin..];
        for (int back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            if (bytes[^back] >= 0xC0)
            {
                bytes = bytes[..^back];
                break;
            }
        }
        if (Utf8.IsValid(bytes))
            return (bytes.ContainsAnyExceptInRange((byte)0, (byte)0x7F) ? bytes.Length : 0, 0);
        return CountSequences(bytes);
    }

    static (long Valid, long Invalid) CountSequences(ReadOnlySpan<byte> bytes)
    {
        long valid = 0, invalid = 0;
        while (true)
        {
            int skip = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (skip < 0)
                return (valid, invalid);
            bytes = bytes[skip..];
            OperationStatus status = Rune.DecodeFromUtf8(bytes, out _, out int length);
            if (status == OperationStatus.Done)
                valid++;
            else
                invalid++;
            bytes = bytes[length..];
        }
    }
}
