using System.Text;
using Guiyi.Internals;

namespace Guiyi.Standardize;

/// <summary>Mandarin readings without tones, as people write names in Latin letters; the rounded u is written v (lv, nv).</summary>
public static class Pinyin
{
    static readonly string[] Syllables;
    static readonly ushort[] SyllableOf = new ushort[0x10000];

    // Characters with several readings whose usual reading in given names is not the dictionary's first.
    static readonly (char Character, string Reading)[] GivenReadings =
    [
        ('长', "chang"), ('晟', "sheng"), ('重', "chong"), ('曾', "zeng"), ('行', "xing"), ('单', "dan"), ('朴', "pu"), ('解', "jie"), ('骁', "xiao"),
        ('柏', "bai"), ('茜', "qian"), ('咏', "yong"), ('枫', "feng"), ('祎', "yi"), ('曳', "ye"), ('覃', "qin"), ('缪', "miao"), ('乾', "qian"),
        ('汤', "tang"), ('澄', "cheng"), ('盖', "gai"), ('员', "yuan"), ('尉', "wei"), ('薄', "bo"), ('着', "zhu"), ('著', "zhu"),
    ];

    static Pinyin()
    {
        var syllables = new List<string> { "" };
        foreach (string line in ReferenceData.Lines("names/pinyin.csv"))
        {
            int comma = line.IndexOf(',');
            foreach (char character in line.AsSpan(comma + 1))
                SyllableOf[character] = (ushort)syllables.Count;
            syllables.Add(line[..comma]);
        }
        foreach ((char character, string reading) in GivenReadings)
            SyllableOf[character] = (ushort)syllables.IndexOf(reading);
        Syllables = [.. syllables];
    }

    /// <summary>The reading of one ideograph as it is usual in given names, or empty where it has none (outside the basic plane, or not an ideograph).</summary>
    public static string Of(char ideograph) => Syllables[SyllableOf[ideograph]];

    /// <summary>The reading of a surname, joined and in lower case: 单 is shan, 欧阳 is ouyang. Text of another kind is read like a given name.</summary>
    public static string OfSurname(string han)
    {
        ArgumentNullException.ThrowIfNull(han);
        return Surnames.Reading(han) ?? OfGiven(han);
    }

    /// <summary>The readings of a given name, joined and in lower case: 志远 is zhiyuan. Latin letters stay, in lower case and without accents; the rest is left out.</summary>
    public static string OfGiven(string han)
    {
        ArgumentNullException.ThrowIfNull(han);
        if (han.Length == 2 && SyllableOf[han[0]] != 0 && SyllableOf[han[1]] != 0)
            return string.Concat(Of(han[0]), Of(han[1]));
        if (han.Length == 1 && SyllableOf[han[0]] != 0)
            return Of(han[0]);
        var result = new StringBuilder(han.Length * 5);
        foreach (char character in han)
            if (SyllableOf[character] != 0)
                result.Append(Of(character));
            else
                LatinLetters.AppendKey(result, character);
        return result.ToString();
    }

    internal static IEnumerable<string> AllSyllables => Syllables.Skip(1);
}
