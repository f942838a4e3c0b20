using System.Collections.Frozen;

namespace Guiyi.Internals;

/// <summary>Traditional Chinese characters to simplified ones.</summary>
public static class Traditional
{
    static readonly char[] Characters = new char[0x10000];
    static readonly CharSet PhraseStarts;
    static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Phrases;
    static readonly int LongestPhrase;

    static Traditional()
    {
        for (int code = 0; code < Characters.Length; code++)
            Characters[code] = (char)code;
        var phrases = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in ReferenceData.Lines("names/simplified-characters.csv"))
            foreach (string pair in line.Split(','))
                AddCharacter(pair, phrases);
        foreach (string line in ReferenceData.Lines("names/simplified-phrases.csv"))
            if (line.Split(',') is [var from, var to])
                phrases[from] = to;
        PhraseStarts = new CharSet(phrases.Keys.Select(phrase => phrase[0]));
        LongestPhrase = phrases.Keys.Max(phrase => phrase.Length);
        Phrases = phrases.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    // A character outside the basic plane takes two code units: such pieces are kept as phrases of one character.
    static void AddCharacter(string pair, Dictionary<string, string> phrases)
    {
        int split = char.IsHighSurrogate(pair[0]) ? 2 : 1;
        if (pair.Length == 2)
            Characters[pair[0]] = pair[1];
        else
            phrases[pair[..split]] = pair[split..];
    }

    /// <summary>
    /// Replaces traditional characters by the simplified ones, phrase by phrase (longest match first), so that 乾隆 stays and 乾燥 becomes 干燥.
    /// Tables of OpenCC. Regional words (網路 for 网络) are not translated. Returns the same instance where nothing changes.
    /// </summary>
    public static string ToSimplified(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int start = 0;
        while (start < text.Length && Characters[text[start]] == text[start] && !PhraseStarts.Contains(text[start]))
            start++;
        return start == text.Length ? text : Convert(text, start);
    }

    static string Convert(string text, int start)
    {
        var result = new System.Text.StringBuilder(text, 0, start, text.Length + 4);
        int i = start;
        while (i < text.Length)
        {
            if (PhraseStarts.Contains(text[i]) && LongestMatch(text.AsSpan(i)) is (string simplified, int length))
            {
                result.Append(simplified);
                i += length;
                continue;
            }
            result.Append(Characters[text[i++]]);
        }
        return result.Equals(text) ? text : result.ToString();
    }

    static (string, int)? LongestMatch(ReadOnlySpan<char> rest)
    {
        for (int length = Math.Min(LongestPhrase, rest.Length); length > 0; length--)
            if (Phrases.TryGetValue(rest[..length], out string? simplified))
                return (simplified, length);
        return null;
    }
}
