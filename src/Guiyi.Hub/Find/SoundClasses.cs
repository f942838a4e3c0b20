using System.Collections.Frozen;
using Guiyi.Standardize;

namespace Guiyi.Hub.Find;

/// <summary>Numbers for what characters sound like: equal for those that many speakers do not tell apart (zh z, n l, ang an).</summary>
static class SoundClasses
{
    const int LongestSyllable = 6, MostSteps = 400;

    // A character without a reading sounds like nothing but itself.
    const uint Unread = 0x10000;

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Syllables =
        Pinyin.AllSyllables.Concat(["lyu", "nyu", "lue", "nue"]).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    static readonly FrozenDictionary<string, uint> Classes = Pinyin.AllSyllables.Select(Sounds.Key).Distinct()
        .Select((key, number) => (key, number)).ToFrozenDictionary(pair => pair.key, pair => (uint)pair.number + 1, StringComparer.Ordinal);

    static readonly FrozenDictionary<string, uint> OfReadings =
        Pinyin.AllSyllables.ToFrozenDictionary(syllable => syllable, syllable => Classes[Sounds.Key(syllable)], StringComparer.Ordinal);

    /// <summary>The class of a reading, or of a character that has none.</summary>
    public static uint Of(string reading) =>
        OfReadings.TryGetValue(reading, out uint known) ? known
        : Classes.TryGetValue(Sounds.Key(reading.Replace("yu", "v", StringComparison.Ordinal)), out uint rounded) ? rounded
        : Unread + reading[0];

    /// <summary>The ways to cut letters into syllables, those with long ones first, at most <paramref name="most"/>; what cannot be cut at the end is the rest.</summary>
    public static List<(string[] Syllables, string Remainder)> Cuts(string letters, int most)
    {
        List<(string[], string)> cuts = [];
        int steps = 0;
        Cut(letters, 0, [], cuts, most, ref steps);
        if (cuts.Count == 0)
            cuts.Add(Greedy(letters));
        return cuts;
    }

    static void Cut(string letters, int at, List<string> before, List<(string[], string)> cuts, int most, ref int steps)
    {
        if (at == letters.Length)
        {
            cuts.Add(([.. before], ""));
            return;
        }
        for (int length = Math.Min(LongestSyllable, letters.Length - at); length > 0 && cuts.Count < most && steps++ < MostSteps; length--)
        {
            if (!Syllables.Contains(letters.AsSpan(at, length)))
                continue;
            before.Add(letters.Substring(at, length));
            Cut(letters, at + length, before, cuts, most, ref steps);
            before.RemoveAt(before.Count - 1);
        }
    }

    static (string[], string) Greedy(string letters)
    {
        List<string> cut = [];
        int at = 0;
        while (at < letters.Length)
        {
            int length = Math.Min(LongestSyllable, letters.Length - at);
            while (length > 1 && !Syllables.Contains(letters.AsSpan(at, length)))
                length--;
            if (length < 2)
                break;
            cut.Add(letters.Substring(at, length));
            at += length;
        }
        return ([.. cut], letters[at..]);
    }
}
