using System.Collections.Frozen;
using System.Text;
using Guiyi.Internals;
using Guiyi.Model;

namespace Guiyi.Ingest;

/// <summary>What is written in columns of consent; the table is <c>data/reference/ingest/consent-words.csv</c>.</summary>
static class ConsentWords
{
    const int Longest = 40;

    /// <summary>What a word says.</summary>
    /// <param name="Asked">Where the header asks for consent: granted, denied, unknown, or - for a word that makes no sense there.</param>
    /// <param name="Refused">The same where it asks for refusal.</param>
    /// <param name="Alone">It speaks of being written to, whatever the header.</param>
    public readonly record struct Meaning(string Asked, string Refused, bool Alone);

    /// <summary>Said nothing.</summary>
    public const string Unknown = "unknown";

    static readonly FrozenDictionary<string, Meaning> Known = Load();

    /// <summary>The word's meaning; null where it is none of ours. What stands in brackets behind it, or as a code before it, may repeat it.</summary>
    public static Meaning? Find(string raw)
    {
        if (raw.Length > Longest)
            return null;
        string text = Fold(raw);
        if (Known.TryGetValue(text, out Meaning meaning) || Known.TryGetValue(Letters(text), out meaning))
            return meaning;
        Meaning? all = null;
        foreach (string piece in text.Split([' ', '-', ':', '(', ')', '/', ',', '.', '、', '（', '）', '：', '，'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Known.TryGetValue(piece, out meaning) || (all is { } before && (before.Asked, before.Refused) != (meaning.Asked, meaning.Refused)))
                return null;
            all = meaning;
        }
        return all;
    }

    /// <summary>True where the values may be those of a column of consent: most of them are its words, or the moments when somebody said so.</summary>
    public static bool Fit(ColumnShape shape) => shape.Dates > 0.5 || shape.Values.Count(value => Find(value) is not null) * 2 >= Math.Max(1, shape.Distinct);

    /// <summary>True where the values themselves speak of being written to, all of them.</summary>
    public static bool Speak(ColumnShape shape)
    {
        bool any = false;
        foreach (string value in shape.Values)
        {
            if (Find(value) is not { } meaning || (meaning.Asked != Unknown && !meaning.Alone))
                return false;
            any |= meaning.Alone;
        }
        return any;
    }

    static string Fold(string raw)
    {
        string text = Traditional.ToSimplified(Widths.Fold(raw)).Trim().Trim('\'', '"').ToLowerInvariant();
        return text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : text;
    }

    static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (char c in text)
            if (char.IsLetterOrDigit(c))
                letters.Append(c);
        return letters.ToString();
    }

    static FrozenDictionary<string, Meaning> Load()
    {
        var known = new Dictionary<string, Meaning>(StringComparer.Ordinal);
        foreach (string line in ReferenceData.Lines("ingest/consent-words.csv"))
        {
            string[] parts = line.Split(';');
            bool alone = parts[2][0] == '*';
            foreach (string word in parts[2].TrimStart('*').Split('|'))
                known.Add(Fold(word), new Meaning(parts[0], parts[1], alone));
        }
        return known.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
