using System.Text;

namespace Guiyi.Cli.Output;

/// <summary>Width of text on a terminal: East Asian wide and full-width characters take two columns (Unicode TR11).</summary>
static class TextWidth
{
    public static int Of(string text)
    {
        int width = 0;
        foreach (Rune rune in text.EnumerateRunes())
            width += Of(rune);
        return width;
    }

    /// <summary>Filled up with blanks.</summary>
    public static string Padded(string text, int width) => text + new string(' ', Math.Max(0, width - Of(text)));

    /// <summary>Filled up with blanks on the left.</summary>
    public static string PaddedLeft(string text, int width) => new string(' ', Math.Max(0, width - Of(text))) + text;

    /// <summary>Cut to a width, with an ellipsis.</summary>
    public static string Cut(string text, int width)
    {
        if (Of(text) <= width)
            return text;
        var cut = new StringBuilder();
        int used = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (used + Of(rune) > width - 1)
                break;
            cut.Append(rune);
            used += Of(rune);
        }
        return cut.Append('…').ToString();
    }

    static int Of(Rune rune) => rune.Value switch
    {
        < 0x20 or >= 0x7F and < 0xA0 => 0,
        >= 0x300 and <= 0x36F or >= 0x200B and <= 0x200F or 0xFEFF or >= 0xFE00 and <= 0xFE0F => 0,
        >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE6F
            or >= 0xFF00 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6 or >= 0x1F300 and <= 0x1F64F or >= 0x1F900 and <= 0x1F9FF or >= 0x20000 and <= 0x3FFFD => 2,
        _ => 1,
    };
}
