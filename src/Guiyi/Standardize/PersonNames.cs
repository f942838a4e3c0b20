using System.Buffers;
using Guiyi.Internals;
using Guiyi.Standardize.Names;

namespace Guiyi.Standardize;

/// <summary>
/// Persons' names: Chinese, Chinese in Latin letters, Western; any other script is kept whole. Knows the remarks people put around names in contact lists
/// (A00刘姐, 王丽(朝阳店), 🌸刘春兰), and refuses what is no name (测试, 用户123, a phone number).
/// </summary>
public static class PersonNames
{
    const int LongestText = 200;
    const int MostReadings = 4;

    static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");
    static readonly string[] AccountWords = ["用户", "会员", "游客", "买家", "客户", "顾客", "访客", "微信用户", "手机用户", "匿名用户", "user", "guest", "member", "test", "测试", "tb", "jd", "wx", "wxid"];

    /// <summary>
    /// Parses a full name, a form of address (张女士) or a familiar name (小红). Empty text gives neither value nor problem; a placeholder, phone number,
    /// e-mail address or account name gives a problem.
    /// </summary>
    public static Standardized<PersonName> Parse(string raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        Standardized<PersonName> result = ParseOnce(raw);
        // A name is what its own canonical text says, so that standardizing twice equals once: what only the raw form showed (capitals, brackets) is
        // given up where the canonical text reads otherwise.
        for (int reading = 0; reading < MostReadings; reading++)
        {
            if (result.Value is not { } name || string.Equals(name.Text, raw, StringComparison.Ordinal))
                return result;
            raw = name.Text;
            Standardized<PersonName> again = ParseOnce(raw);
            if (again.Value == name)
                return result;
            result = again;
        }
        return Standardized<PersonName>.Bad("no stable reading; expected a person's name.");
    }

    /// <summary>
    /// A name given in columns of its own; empty texts are left out. Titles and suffixes in any part are recognized. Unlike the form of one text, the
    /// surname is what the column says, so that parsing <see cref="PersonName.Text"/> again may read rare names otherwise.
    /// </summary>
    public static Standardized<PersonName> Parse(string surname, string given, string middle = "")
    {
        ArgumentNullException.ThrowIfNull(surname);
        ArgumentNullException.ThrowIfNull(given);
        ArgumentNullException.ThrowIfNull(middle);
        return ColumnNames.Parse(surname, given, middle);
    }

    static Standardized<PersonName> ParseOnce(string raw)
    {
        if (IsPlainHan(raw))
            return HanNames.Parse(Simplified(raw));
        if (raw.Length > LongestText)
            return Standardized<PersonName>.Bad($"{raw.Length} characters; expected a name of at most {LongestText}.");
        string folded = LatinLetters.Compose(Widths.Fold(raw)).Trim();
        if (folded.Length == 0)
            return Standardized<PersonName>.Empty;
        if (Problem(folded) is { } problem)
            return Standardized<PersonName>.Bad(problem);
        string cleaned = NameCleaning.Clean(folded);
        return ByScript(folded, Simplified(cleaned));
    }

    static Standardized<PersonName> ByScript(string folded, string cleaned)
    {
        bool han = false, latin = false, other = false;
        foreach (char character in cleaned)
            if (LatinLetters.IsLatin(character))
                latin = true;
            else if (char.IsLowSurrogate(character))
                continue;
            else if (MixedNames.IsHan(character))
                han = true;
            else if (char.IsLetter(character) || char.IsSurrogate(character))
                other = true;
        if (!han && !latin && !other)
            return Standardized<PersonName>.Bad($"no letters in '{folded}'; expected a person's name.");
        if (other && Transliteration.ToLatin(cleaned) is var letters && letters != cleaned && IsAllLatin(letters) && LatinNames.Parse(letters).Value is { } read)
            return read with { Text = cleaned, Script = NameScript.Other };
        if (other)
            return new PersonName { Text = cleaned, GivenName = cleaned.ToLowerInvariant(), Script = NameScript.Other };
        if (!han)
            return LatinNames.Parse(cleaned);
        return cleaned.AsSpan().IsHan() ? HanNames.Parse(cleaned) : MixedNames.Parse(cleaned);
    }

    static bool IsAllLatin(string text)
    {
        foreach (char character in text)
            if (char.IsSurrogate(character) || (char.IsLetter(character) && !LatinLetters.IsLatin(character)))
                return false;
        return true;
    }

    /// <summary>What makes the text no name at all, or null.</summary>
    static string? Problem(string folded)
    {
        string key = folded.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        if (NameTables.Placeholders.Contains(Traditional.ToSimplified(key)) || folded is "NA" or "N.A." or "NIL")
            return $"placeholder name '{folded}'; expected a person's name.";
        int at = key.IndexOf('@', StringComparison.Ordinal);
        if (at > 0 && key.IndexOf('.', at) > 0)
            return $"e-mail address '{folded}'; expected a person's name.";
        int digits = key.AsSpan().Count('0', '9');
        if (digits > 0 && digits * 2 > key.Length && !key.AsSpan().ContainsHan() && (digits >= 4 || key.AsSpan().CountLetters() == 0))
            return $"number '{folded}'; expected a person's name.";
        if (IsAccountName(key))
            return $"account name '{folded}'; expected a person's name.";
        foreach (string word in AccountWords)
            if (key.Length > word.Length && key.StartsWith(word, StringComparison.Ordinal) && IsAccountTail(key.AsSpan(word.Length)))
                return $"placeholder name '{folded}'; expected a person's name.";
        return null;
    }

    // zhaojx_wdbni; but zhang_wei is a name.
    static bool IsAccountName(string key)
    {
        int underscore = key.IndexOf('_', StringComparison.Ordinal);
        if (underscore < 1 || key.AsSpan().ContainsHan())
            return false;
        foreach (string part in key.Split('_', StringSplitOptions.RemoveEmptyEntries))
            if (PinyinSyllables.Count(LatinLetters.Key(part), 3) == 0 && !NameTables.IsWesternGiven(LatinLetters.Key(part)))
                return true;
        return false;
    }

    static bool IsAccountTail(ReadOnlySpan<char> tail)
    {
        if (tail.IndexOfAny(Digits) < 0)
            return false;
        foreach (char character in tail)
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('_' or '-' or '*' or '#'))
                return false;
        return true;
    }

    static bool IsPlainHan(string raw)
    {
        if (raw.Length is < 1 or > 4)
            return false;
        foreach (char character in raw)
            if (character is < '\u4E00' or > '\u9FFF')
                return false;
        return true;
    }

    // 乾 in names is qian and has no other simplified form; OpenCC takes it for the dry 干.
    static string Simplified(string text)
    {
        string simplified = Traditional.ToSimplified(text);
        if (ReferenceEquals(simplified, text) || simplified.Length != text.Length || !text.Contains('乾', StringComparison.Ordinal))
            return simplified;
        return string.Create(text.Length, (text, simplified), static (target, pair) =>
        {
            for (int i = 0; i < target.Length; i++)
                target[i] = pair.text[i] == '乾' ? '乾' : pair.simplified[i];
        });
    }
}
