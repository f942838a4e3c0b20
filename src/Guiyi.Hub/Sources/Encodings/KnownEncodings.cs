using System.Text;

namespace Guiyi.Hub.Sources.Encodings;

/// <summary>The encodings that detection knows.</summary>
static class KnownEncodings
{
    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    public static Encoding Utf16 { get; } = new UnicodeEncoding(bigEndian: false, byteOrderMark: false);

    public static Encoding Utf16BigEndian { get; } = new UnicodeEncoding(bigEndian: true, byteOrderMark: false);

    public static Encoding Utf32 { get; } = new UTF32Encoding(bigEndian: false, byteOrderMark: false);

    public static Encoding Utf32BigEndian { get; } = new UTF32Encoding(bigEndian: true, byteOrderMark: false);

    /// <summary>GBK and GB2312 are parts of it.</summary>
    public static Encoding Gb18030 { get; } = CodePage(54936);

    public static Encoding Big5 { get; } = CodePage(950);

    public static Encoding Windows1252 { get; } = CodePage(1252);

    /// <summary>Makes the code pages known to libraries that ask for them by number.</summary>
    public static void Register() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    static Encoding CodePage(int number) => CodePagesEncodingProvider.Instance.GetEncoding(number)!;
}
