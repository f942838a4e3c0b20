using System.Text;

namespace Guiyi.Hub.Sources.Encodings;

/// <summary>The encoding of a text file, and the proof that it is one.</summary>
static class TextEncoding
{
    /// <summary>Share of control characters above which nobody takes a file for text.</summary>
    const double MostControls = 0.02;

    /// <exception cref="SourceException">The file is binary.</exception>
    public static DetectedEncoding Of(string path, ByteSample sample, SourceOptions options)
    {
        DetectedEncoding encoding = options.Encoding is { } known ? Known(known, sample.Beginning) : EncodingDetection.Detect(sample);
        string text = encoding.Encoding.GetString(sample.Beginning[encoding.Preamble..Math.Min(sample.Beginning.Length, 1 << 16)]);
        int controls = 0, garbled = 0;
        foreach (char c in text)
        {
            if (c < ' ' && c is not ('\t' or '\r' or '\n' or '\f' or '\v' or '\x1A' or '\x1B'))
                controls++;
            else if (c is '\uFFFD' or (>= '\uE000' and <= '\uF8FF'))
                garbled++;
        }
        if (controls > 2 && controls > text.Length * MostControls)
            throw new SourceException(path, $"binary data ({controls} control characters in the first {text.Length} characters)", "text, or an XLSX, XLSB or XLS workbook");
        if (options.Encoding is null && garbled > 8 && garbled * 4 > text.Length)
            throw new SourceException(path, $"bytes that are no text in any known encoding ({garbled} of the first {text.Length} characters undecodable)", "UTF-8, UTF-16, GB18030, Big5 or windows-1252");
        return encoding;
    }

    static DetectedEncoding Known(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        DetectedEncoding? marked = EncodingDetection.ByteOrderMark(bytes);
        bool same = marked is not null && marked.Encoding.CodePage == encoding.CodePage;
        return new DetectedEncoding(encoding, encoding.WebName, same ? marked!.Preamble : 0);
    }
}
