using Guiyi.Internals;

namespace Guiyi.Hub.Find;

/// <summary>How alike two words in letters are, 0 to 1.</summary>
static class WordLikeness
{
    /// <summary>As many edits as a word of this length may have: none up to three letters, one up to seven, then two.</summary>
    public static int MostEdits(int length) => length <= 3 ? 0 : length <= 7 ? 1 : 2;

    /// <summary>1 for the same word; less for its beginning, a typo, or an initial; 0 for another word.</summary>
    public static double Of(ReadOnlySpan<char> asked, ReadOnlySpan<char> word)
    {
        if (asked.SequenceEqual(word))
            return 1;
        if (word.StartsWith(asked))
            return asked.Length == 1 ? 0.5 : 0.7 + (0.2 * asked.Length / word.Length);
        int most = MostEdits(Math.Min(asked.Length, word.Length));
        if (most == 0 || Math.Abs(asked.Length - word.Length) > most || AnyDigit(asked) || AnyDigit(word))
            return 0;
        int edits = EditDistance.Of(asked, word);
        return edits > most ? 0 : 0.55 + (0.35 * JaroWinkler.Similarity(asked, word)) - (0.1 * (edits - 1));
    }

    // Another number is another thing, not a slip.
    static bool AnyDigit(ReadOnlySpan<char> word) => word.ContainsAnyInRange('0', '9');
}
