using System.Text;

namespace Guiyi.Tests.Making;

/// <summary>Short texts of mixed scripts, and pairs of them that are often nearly the same.</summary>
static class MixedText
{
    static readonly string[][] Alphabets =
    [
        ["a", "b", "c", "m", "r", "t", "h"],
        [.. Enumerable.Range(0, 26).Select(i => ((char)('a' + i)).ToString())],
        ["张", "章", "王", "丽", "莉", "志", "远", "欧", "阳"],
        ["0", "1", "2", "3", "8", "9"],
        ["😀", "🌸", "𠮷", "x", "王", "1"],
        ["Ａ", "é", "ß", "\u0308", "и", "김", " ", "-", "\uD83C", "\uDC00"],
    ];

    public static string One(Dice dice, int longest)
    {
        string[] alphabet = dice.One(Alphabets);
        var text = new StringBuilder();
        for (int left = dice.Between(0, longest); left > 0; left--)
            text.Append(dice.One(dice.Falls(0.05) ? dice.One(Alphabets) : alphabet));
        return text.ToString();
    }

    /// <summary>Two texts: unrelated, or one made from the other by up to four edits.</summary>
    public static (string, string) Pair(Dice dice, int longest)
    {
        string text = One(dice, longest);
        if (dice.Falls(0.25))
            return (text, One(dice, longest));
        string other = text;
        for (int edits = dice.Below(5); edits > 0; edits--)
            other = Edited(other, dice);
        return (text, other);
    }

    /// <summary>One insertion, deletion, substitution or swap of neighbouring UTF-16 units.</summary>
    public static string Edited(string text, Dice dice)
    {
        int at = dice.Below(text.Length + 1);
        char letter = dice.One(dice.One(Alphabets))[0];
        return dice.Below(4) switch
        {
            0 => text.Insert(at, letter.ToString()),
            1 when at < text.Length => text.Remove(at, 1),
            2 when at < text.Length => string.Concat(text.AsSpan(0, at), letter.ToString(), text.AsSpan(at + 1)),
            3 when at < text.Length - 1 => string.Concat(text.AsSpan(0, at), $"{text[at + 1]}{text[at]}", text.AsSpan(at + 2)),
            _ => text,
        };
    }
}
