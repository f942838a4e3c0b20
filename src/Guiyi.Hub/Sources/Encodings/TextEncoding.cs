using System.Text;

namespace Guiyi.Hub.Sources.Encodings;

/// <summary>The encoding of a text file, and the proof that it is one.</summary>
static class TextEncoding
{
    const string KnownOnes = "UTF-8, UTF-16, GB18030, Big5 or windows-1252";

    /// <summary>Share of control characters above which nobody takes a file for text.</summary>
    const double MostControls = 0.02;

    /// <summary>Share of undecodable and private characters above which a text is none, or none that anybody can use.</summary>
    const double MostGarbled = 0.25;

    /// <summary>So few of either may be damage in any file.</summary>
    const int FewCharacters = 4;

    /// <summary>The detected encoding, or the one that the options name: who names one is believed that the file is text.</summary>
    /// <exception cref="SourceException">The file is binary.</exception>
    public static DetectedEncoding Of(string path, ByteSample sample, SourceOptions options)
    {
        if (options.Encoding is { } known)
            return Known(known, sample.Beginning);
        DetectedEncoding encoding = EncodingDetection.Detect(sample)
            ?? throw new SourceException(path, "bytes that are no text in any known encoding", KnownOnes);
        CheckIsText(path, encoding.Encoding.GetString(sample.Beginning[encoding.Preamble..Math.Min(sample.Beginning.Length, 1 << 16)]));
        return encoding;
    }

    static void CheckIsText(string path, string text)
    {
        int controls = 0, garbled = 0;
        foreach (char c in text)
        {
            if (c < ' ' && c is not ('\t' or '\r' or '\n' or '\f' or '\v' or '\x1A' or '\x1B'))
                controls++;
            else if (c is '\uFFFD' or (>= '\uE000' and <= '\uF8FF'))
                garbled++;
        }
        if (controls > FewCharacters && controls > text.Length * MostControls)
            throw new SourceException(path, $"binary data ({controls} control characters in the first {text.Length} characters)", "text, or an XLSX, XLSB or XLS workbook");
        if (garbled > FewCharacters && garbled > text.Length * MostGarbled)
            throw new SourceException(path, $"bytes that are no text in any known encoding ({garbled} of the first {text.Length} characters undecodable)", KnownOnes);
    }

    static DetectedEncoding Known(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        DetectedEncoding? marked = EncodingDetection.ByteOrderMark(bytes);
        bool same = marked is not null && marked.Encoding.CodePage == encoding.CodePage;
        return new DetectedEncoding(encoding, encoding.WebName, same ? marked!.Preamble : 0);
    }
}
