using System.Collections.Frozen;

namespace Guiyi.Standardize.Names;

/// <summary>Cuts Latin letters into pinyin syllables.</summary>
static class PinyinSyllables
{
    const int LongestSyllable = 6;

    // Readings of interjections and rare characters that would let almost any word pass as pinyin.
    static readonly string[] NoNames = ["a", "o", "e", "m", "n", "hm", "ei", "en", "eng", "fiao", "den", "dia", "nou", "rua", "pou", "kei", "zei", "cei", "yo", "lo", "me", "ne", "te", "ri", "se", "hei", "dei", "tei", "nen", "fo"];

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> All =
        Pinyin.AllSyllables.Except(NoNames).Concat(["lyu", "nyu", "lue", "nue"]).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsSyllable(ReadOnlySpan<char> letters) => letters.Length <= LongestSyllable && All.Contains(letters);

    /// <summary>The fewest syllables that make up the letters (lower-case ASCII), at most <paramref name="limit"/>; 0 where they cannot be cut so.</summary>
    public static int Count(ReadOnlySpan<char> letters, int limit)
    {
        if (letters.IsEmpty || limit == 0 || letters.Length > limit * LongestSyllable)
            return 0;
        if (IsSyllable(letters))
            return 1;
        int fewest = 0;
        for (int length = Math.Min(LongestSyllable, letters.Length - 1); length > 0; length--)
        {
            if (!All.Contains(letters[..length]))
                continue;
            int rest = Count(letters[length..], Math.Min(limit, fewest == 0 ? limit : fewest) - 1);
            if (rest > 0 && (fewest == 0 || rest + 1 < fewest))
                fewest = rest + 1;
        }
        return fewest;
    }

    /// <summary>
    /// Where the surname ends in a full name written without a blank (liujuan: 3), or 0. The rest must be one or two syllables; of several readings
    /// the one with the most common surname is taken.
    /// </summary>
    public static int SurnameEnd(ReadOnlySpan<char> letters)
    {
        int best = 0;
        double bestShare = 0.0002;
        for (int length = 2; length <= letters.Length - 2 && length <= 8; length++)
        {
            double share = Surnames.ShareOfReading(letters[..length]);
            if (share > bestShare && Count(letters[length..], 2) > 0)
                (best, bestShare) = (length, share);
        }
        // Compound surnames are rare, but their readings are long, so that nothing else is meant.
        for (int length = 8; length >= 5; length--)
            if (letters.Length - length >= 2 && !IsSyllable(letters[..length]) && Surnames.ShareOfReading(letters[..length]) > 0 && Count(letters[length..], 2) > 0)
                return length;
        return best;
    }
}
