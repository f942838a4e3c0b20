using System.Collections.Frozen;
using Guiyi.Internals;

namespace Guiyi.Standardize;

/// <summary>A number that an authority or a channel gave: passport, licence, social security, member number.</summary>
/// <param name="Text">Capitals and digits, without blanks, dashes and other punctuation.</param>
public sealed record Identifier(string Text);

/// <summary>Identifiers of any kind, made comparable.</summary>
public static class Identifiers
{
    const int Longest = 100;
    const int FewestRepeated = 4;
    const int FewestInSequence = 6;

    static readonly FrozenSet<string> NoIdentifiers = new[]
    {
        "NA", "NONE", "NULL", "NIL", "NAN", "UNKNOWN", "TEST", "TBD", "TBA", "ABC", "XXX", "无", "没有", "暂无", "未知", "不详", "不知道", "保密", "空", "测试", "NOTAVAILABLE", "NOTAPPLICABLE",
    }.ToFrozenSet();

    public static Standardized<Identifier> Parse(string raw)
    {
        if (string.IsNullOrWhiteSpace(raw))
            return Standardized<Identifier>.Empty;
        string restored = SpreadsheetNumbers.Restore(raw, out string? lost);
        if (lost is not null)
            return Standardized<Identifier>.Bad(lost);
        string text = Compact(restored);
        if (text.Length is 0 or > Longest)
            return Standardized<Identifier>.Bad($"{text.Length} letters and digits in '{AsciiFold.Shown(raw)}'; an identifier was expected");
        if (NoIdentifiers.Contains(text))
            return Standardized<Identifier>.Bad($"'{AsciiFold.Shown(raw)}' says that there is none");
        bool repeated = text.AsSpan().IndexOfAnyExcept(text[0]) < 0 && (text.Length >= FewestRepeated || text[0] == '0');
        bool sequence = text.Length >= FewestInSequence && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0 && PhonePlaceholders.Found(text) is not null;
        if (repeated || sequence)
            return Standardized<Identifier>.Bad($"placeholder identifier {AsciiFold.Shown(text)}");
        return new Identifier(text);
    }

    static string Compact(string raw) => string.Create(raw.Length, raw, static (target, source) =>
    {
        int length = 0;
        foreach (char c in source)
            if (AsciiFold.Of(c) is var folded && char.IsLetterOrDigit(folded))
                target[length++] = char.ToUpperInvariant(folded);
        target[length..].Fill(' ');
    }).TrimEnd(' ');
}
