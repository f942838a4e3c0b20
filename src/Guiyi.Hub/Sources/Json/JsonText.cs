using System.Globalization;
using System.Text;

namespace Guiyi.Hub.Sources.Json;

/// <summary>Turns the bytes of a JSON string into characters, whatever is in them: what is not UTF-8 or half a surrogate pair becomes U+FFFD.</summary>
static class JsonText
{
    /// <summary>Writes the text and says how many characters it has.</summary>
    /// <param name="raw">The bytes between the quotes, escapes as they stand; already known to be well-formed.</param>
    /// <param name="target">Room for as many characters as there are bytes.</param>
    public static int Unescape(ReadOnlySpan<byte> raw, Span<char> target)
    {
        int length = 0;
        while (true)
        {
            int escape = raw.IndexOf((byte)'\\');
            length += Encoding.UTF8.GetChars(escape < 0 ? raw : raw[..escape], target[length..]);
            if (escape < 0)
                return length;
            raw = raw[(escape + 1)..];
            length += raw[0] == 'u' ? Unicode(ref raw, target[length..]) : Simple(ref raw, target[length..]);
        }
    }

    static int Simple(ref ReadOnlySpan<byte> raw, Span<char> target)
    {
        target[0] = raw[0] switch
        {
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            byte other => (char)other,
        };
        raw = raw[1..];
        return 1;
    }

    static int Unicode(ref ReadOnlySpan<byte> raw, Span<char> target)
    {
        char first = HexDigits(raw[1..]);
        raw = raw[5..];
        if (char.IsHighSurrogate(first) && raw is [(byte)'\\', (byte)'u', ..] && char.IsLowSurrogate(HexDigits(raw[2..])))
        {
            target[0] = first;
            target[1] = HexDigits(raw[2..]);
            raw = raw[6..];
            return 2;
        }
        target[0] = char.IsSurrogate(first) ? '\uFFFD' : first;
        return 1;
    }

    static char HexDigits(ReadOnlySpan<byte> digits) =>
        (char)ushort.Parse(digits[..4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
