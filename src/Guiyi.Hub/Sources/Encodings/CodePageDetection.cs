namespace Guiyi.Hub.Sources.Encodings;

/// <summary>Tells GB18030, Big5 and windows-1252 apart in bytes that are not UTF-8.</summary>
static class CodePageDetection
{
    /// <summary>The most likely of the three, or null where the bytes are no text in any.</summary>
    public static DetectedEncoding? Detect(ByteSample sample)
    {
        long gb = 0, big5 = 0, western = 0, high = 0;
        for (int i = 0; i < sample.Chunks.Count; i++)
        {
            ReadOnlySpan<byte> bytes = FromCharacterStart(sample.Chunks[i].Span, isBeginning: i == 0);
            gb += ChineseScore.Gb18030.Of(bytes);
            big5 += ChineseScore.Big5.Of(bytes);
            western += WesternScore.Of(bytes);
            foreach (byte b in bytes)
                high += b >> 7;
        }
        if (Math.Max(western, Math.Max(gb, big5)) < -high)
            return null;
        if (western > gb && western > big5)
            return new DetectedEncoding(KnownEncodings.Windows1252, "windows-1252", 0);
        return big5 > gb
            ? new DetectedEncoding(KnownEncodings.Big5, "Big5", 0)
            : new DetectedEncoding(KnownEncodings.Gb18030, "GB18030", 0);
    }

    /// <summary>Cuts the front of a piece from the middle of a file: no byte up to '/' is ever part of a longer character.</summary>
    static ReadOnlySpan<byte> FromCharacterStart(ReadOnlySpan<byte> bytes, bool isBeginning) =>
        isBeginning ? bytes : bytes[(bytes.IndexOfAnyInRange((byte)0, (byte)'/') + 1)..];
}
