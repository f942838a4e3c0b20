using Guiyi.Standardize.Names;

namespace Guiyi.Hub.Find;

/// <summary>What somebody typed: the whole as one phrase and, where there are several, each word.</summary>
sealed record Query(QueryWord? Phrase, QueryWord[] Words)
{
    // Nobody types more to find a customer; what is longer was pasted, and its beginning will do.
    const int Longest = 200, MostWords = 6, LongestWord = 64, ShortestNumber = 4;

    public static Query Of(string text)
    {
        if (text.Length > Longest)
            text = text[..Longest];
        string[] words = [.. Split(Internals.Widths.Fold(text)).Select(word => word.Length > LongestWord ? word[..LongestWord] : word).Distinct(StringComparer.Ordinal).Take(MostWords)];
        if (words.Length == 0)
            return new Query(null, []);
        return words.Length == 1 ? new Query(null, [new QueryWord(text)]) : new Query(new QueryWord(text), [.. words.Select(word => new QueryWord(word))]);
    }

    /// <summary>Words stand between blanks and signs of separation; Chinese characters and a number beside them are two (张伟5678).</summary>
    static IEnumerable<string> Split(string text)
    {
        foreach (string word in text.Split([' ', ',', ';', '/', '|', '，', '；', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!word.Any(char.IsLetterOrDigit))
                continue;
            int cut = Cut(word);
            if (cut > 0)
                yield return word[..cut];
            yield return word[cut..];
        }
    }

    /// <summary>Where Chinese characters end and a number of four digits or more takes the rest, or the other way round; 0 where there is no such place.</summary>
    static int Cut(string word)
    {
        int from = 1;
        while (from < word.Length && MixedNames.IsHan(word[from - 1]) == MixedNames.IsHan(word[from]))
            from++;
        if (from >= word.Length)
            return 0;
        bool IsNumber(string piece) => piece.Length >= ShortestNumber && piece.All(c => char.IsAsciiDigit(c) || c == '*');
        bool IsHan(string piece) => piece.All(MixedNames.IsHan);
        return (IsHan(word[..from]) && IsNumber(word[from..])) || (IsNumber(word[..from]) && IsHan(word[from..])) ? from : 0;
    }
}
