using System.Collections.Frozen;
using Guiyi.Internals;

namespace Guiyi.Standardize;

/// <summary>Chinese surnames written in Latin letters by another system than Mandarin pinyin: Cantonese Cheung, Wade-Giles Tsai, Hokkien Tan.</summary>
public static class Romanizations
{
    static readonly FrozenDictionary<string, string[]> Spellings = ReadTable();
    static readonly FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> SpellingSpans = Spellings.GetAlternateLookup<ReadOnlySpan<char>>();

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> GivenSyllables =
        ReferenceData.Lines("names/cantonese-syllables.csv").SelectMany(line => line.Split(','))
            .ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// The pinyin readings of the surnames that a Latin spelling may stand for, the likeliest first: chan gives chen, wong gives huang and wang, wang gives wang.
    /// Empty where the spelling is no known Chinese surname. The spelling is in lower case, letters only.
    /// </summary>
    public static IReadOnlyList<string> SurnamePinyins(string latin)
    {
        ArgumentNullException.ThrowIfNull(latin);
        return Spellings.TryGetValue(latin, out string[]? pinyins) ? pinyins : [];
    }

    internal static bool IsSurname(ReadOnlySpan<char> latin) => SpellingSpans.ContainsKey(latin);

    internal static bool IsGivenSyllable(ReadOnlySpan<char> latin) => GivenSyllables.Contains(latin);

    static FrozenDictionary<string, string[]> ReadTable()
    {
        var spellings = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (string line in ReferenceData.Lines("names/romanizations.csv"))
        {
            string[] fields = line.Split(',');
            if (!spellings.TryGetValue(fields[0], out List<string>? pinyins))
                spellings[fields[0]] = pinyins = [];
            pinyins.AddRange(fields.Skip(1).Where(pinyin => !pinyins.Contains(pinyin)));
        }
        // Every pinyin surname stands for itself, and before the others.
        foreach (string line in ReferenceData.Lines("names/surnames.csv"))
        {
            string reading = line[(line.LastIndexOf(',') + 1)..];
            if (!spellings.TryGetValue(reading, out List<string>? pinyins))
                spellings[reading] = pinyins = [];
            if (!pinyins.Contains(reading))
                pinyins.Insert(0, reading);
        }
        return spellings.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
    }
}
