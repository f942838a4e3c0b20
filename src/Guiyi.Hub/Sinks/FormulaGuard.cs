using System.Buffers;

namespace Guiyi.Hub.Sinks;

/// <summary>Knows which texts a spreadsheet would take for a formula that can do harm.</summary>
static class FormulaGuard
{
    /// <summary>What stands in numbers and telephone numbers. Without a letter or a quote a formula can call nothing and point nowhere.</summary>
    static readonly SearchValues<char> Harmless = SearchValues.Create("0123456789 .,()-/*#%+");

    static readonly SearchValues<byte> HarmlessAscii = SearchValues.Create("0123456789 .,()-/*#%+"u8);

    /// <summary>Whether the text needs an apostrophe in front.</summary>
    public static bool Needed(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] is not ('=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠'))
            return false;
        return text[0] is not ('+' or '-') || text[1..].ContainsAnyExcept(Harmless) || !text.ContainsAnyInRange('0', '9');
    }

    /// <summary>The same of an ASCII text.</summary>
    public static bool Needed(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || text[0] is not ((byte)'=' or (byte)'+' or (byte)'-' or (byte)'@' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
            return false;
        return text[0] is not ((byte)'+' or (byte)'-') || text[1..].ContainsAnyExcept(HarmlessAscii) || !text.ContainsAnyInRange((byte)'0', (byte)'9');
    }
}
