using System.Collections.Frozen;
using System.Text;
using Guiyi.Internals;

namespace Guiyi.Ingest;

/// <summary>What Chinese and English headers usually mean; the table is <c>data/reference/ingest/headers.csv</c>.</summary>
static class HeaderLexicon
{
    public readonly record struct Meaning(FieldTarget Target, string Label, string Header, bool Exact);

    static readonly FrozenDictionary<string, Meaning> Known = Load();
    static readonly Meaning[] ByLength = [.. Known.Values.OrderByDescending(m => m.Header.Length).ThenBy(m => m.Header, StringComparer.Ordinal)];

    /// <summary>The header as compared: lower case, simplified, half-width, without blanks, dashes, underscores, brackets and a trailing ordinal.</summary>
    public static string Fold(string header)
    {
        string simplified = Traditional.ToSimplified(Widths.Fold(header));
        int bracket = simplified.LastIndexOf('[');
        if (bracket > 0 && simplified.EndsWith(']'))
            simplified = simplified[..bracket];
        var folded = new StringBuilder(simplified.Length);
        foreach (char c in simplified)
            if (char.IsLetterOrDigit(c) || c == '/')
                folded.Append(char.ToLowerInvariant(c));
        return folded.ToString();
    }

    /// <summary>The meaning of a header: known as a whole, or by the longest known header in it; null where nothing fits.</summary>
    public static Meaning? Find(string header)
    {
        string folded = Fold(header);
        if (folded.Length == 0)
            return null;
        if (Known.TryGetValue(folded, out Meaning exact))
            return exact;
        if (Known.TryGetValue(folded.TrimEnd("0123456789".ToCharArray()), out exact))
            return exact;
        HashSet<string> words = Words(header);
        foreach (Meaning meaning in ByLength)
            if (IsPart(meaning.Header, folded, words))
                return meaning with { Exact = false };
        return null;
    }

    /// <summary>A Chinese header counts wherever it stands; a Latin one as a whole word only, so that "mail" is not found in "mailing".</summary>
    static bool IsPart(string known, string folded, HashSet<string> words) =>
        known[0] > 127 ? known.Length >= 2 && folded.Contains(known, StringComparison.Ordinal) : known.Length >= 3 && words.Contains(known);

    /// <summary>The Latin words of a header in lower case, and each two neighbours written together.</summary>
    public static HashSet<string> Words(string header)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var word = new StringBuilder();
        string previous = "";
        void End()
        {
            if (word.Length == 0)
                return;
            string text = word.ToString();
            words.Add(text);
            if (previous.Length > 0)
                words.Add(previous + text);
            previous = text;
            word.Clear();
        }
        for (int i = 0; i < header.Length; i++)
        {
            bool camel = i > 0 && char.IsUpper(header[i]) && char.IsLower(header[i - 1]);
            if (camel || !char.IsLetterOrDigit(header[i]))
                End();
            if (char.IsLetterOrDigit(header[i]))
                word.Append(char.ToLowerInvariant(header[i]));
        }
        End();
        return words;
    }

    static FrozenDictionary<string, Meaning> Load()
    {
        var known = new Dictionary<string, Meaning>(StringComparer.Ordinal);
        foreach (string line in ReferenceData.Lines("ingest/headers.csv"))
        {
            string[] parts = line.Split(';');
            FieldTarget target = Enum.Parse<FieldTarget>(parts[0]);
            foreach (string header in parts[2].Split('|'))
                known.TryAdd(Fold(header), new Meaning(target, parts[1], Fold(header), true));
        }
        return known.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
