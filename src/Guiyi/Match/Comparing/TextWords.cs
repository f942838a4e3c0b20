using System.Globalization;
using System.Text;
using Guiyi.Internals;
using Guiyi.Standardize;

namespace Guiyi.Match.Comparing;

/// <summary>
/// The words of a column's texts, and how rare each is among the nodes (inverse document frequency, Spärck Jones 1972). Words are runs of letters
/// and digits; a model number keeps its parts together (ps-lx350h is pslx350h); Chinese has no blanks, so that each two neighbouring characters are a word.
/// </summary>
sealed class TextWords
{
    const int Unit = 16;

    readonly StringTable table = new();
    readonly int[][] words;
    readonly int[] counts;
    readonly int[] weights;
    readonly bool[] hasDigits;
    readonly long[] lengths;

    TextWords(AttributeColumn column, NodeTable nodes)
    {
        words = new int[column.ValueCount][];
        var own = new List<int>();
        for (int code = 0; code < words.Length; code++)
        {
            own.Clear();
            Split(column.Text(code), own);
            own.Sort();
            words[code] = [.. own.Distinct()];
        }
        table.Trim();
        counts = new int[table.Count];
        int filled = 0;
        foreach (int[] slot in nodes.Codes(column))
            foreach (int code in slot)
                if (code >= 0)
                {
                    filled++;
                    foreach (int word in words[code])
                        counts[word]++;
                }
        weights = new int[counts.Length];
        hasDigits = new bool[counts.Length];
        for (int word = 0; word < counts.Length; word++)
        {
            double bits = Math.Log2((filled + 1.0) / Math.Max(1, counts[word]));
            weights[word] = (int)Math.Round(bits * bits * Unit);
            hasDigits[word] = table[word].AsSpan().IndexOfAnyInRange('0', '9') >= 0;
        }
        lengths = [.. words.Select(w => w.Sum(word => (long)weights[word]))];
        MeanWords = words.Length == 0 ? 0 : words.Average(w => w.Length);
    }

    public static TextWords Of(AttributeColumn column, NodeTable nodes) => new(column, nodes);

    public double MeanWords { get; }

    /// <summary>The words of a value, in rising order.</summary>
    public ReadOnlySpan<int> Words(int code) => words[code];

    public string Text(int word) => table[word];

    /// <summary>Squared bits by which the word is rare, in sixteenths: whole numbers add up to the same in any order.</summary>
    public int Weight(int word) => weights[word];

    /// <summary>Sum of the weights of a value's words.</summary>
    public long Length(int code) => lengths[code];

    public bool HasDigits(int word) => hasDigits[word];

    /// <summary>The rarest words of a value that other nodes have too, the rarest first.</summary>
    /// <returns>How many there are.</returns>
    public int Rarest(int code, Span<int> into)
    {
        int found = 0;
        foreach (int word in words[code])
        {
            if (counts[word] < 2)
                continue;
            int at = found;
            while (at > 0 && IsRarer(word, into[at - 1]))
                at--;
            if (at == into.Length)
                continue;
            for (int i = Math.Min(found, into.Length - 1); i > at; i--)
                into[i] = into[i - 1];
            into[at] = word;
            found = Math.Min(found + 1, into.Length);
        }
        return found;
    }

    // Ties by the text: codes of words depend on the order of rows.
    bool IsRarer(int word, int other) =>
        counts[word] != counts[other] ? counts[word] < counts[other] : string.CompareOrdinal(table[word], table[other]) < 0;

    void Split(string text, List<int> into)
    {
        string plain = WithoutAccents(text);
        for (int i = 0; i < plain.Length;)
        {
            if (IsHan(plain[i]))
                i = SplitHan(plain, i, into);
            else if (char.IsLetterOrDigit(plain[i]))
                i = SplitRun(plain, i, into);
            else
                i++;
        }
    }

    int SplitHan(string text, int start, List<int> into)
    {
        int end = start;
        while (end < text.Length && IsHan(text[end]))
            end++;
        if (end == start + 1)
            into.Add(table.Add(text[start..end]));
        for (int i = start; i + 1 < end; i++)
            into.Add(table.Add(text.Substring(i, 2)));
        return end;
    }

    int SplitRun(string text, int start, List<int> into)
    {
        int end = start;
        bool digits = false, joined = false;
        while (end < text.Length && (IsWordCharacter(text[end]) || (IsJoint(text[end]) && end + 1 < text.Length && IsWordCharacter(text[end + 1]))))
        {
            digits |= char.IsDigit(text[end]);
            joined |= !IsWordCharacter(text[end]);
            end++;
        }
        ReadOnlySpan<char> run = text.AsSpan(start, end - start);
        if (!joined)
            into.Add(table.Add(run.ToString()));
        else if (digits)
            into.Add(table.Add(string.Concat(text[start..end].Where(IsWordCharacter))));
        else
            foreach (Range part in run.SplitAny('-', '.', '_'))
                if (!run[part].IsEmpty)
                    into.Add(table.Add(run[part].ToString()));
        return end;
    }

    static bool IsWordCharacter(char c) => char.IsLetterOrDigit(c) && !IsHan(c);

    static bool IsJoint(char c) => c is '-' or '.' or '_';

    static bool IsHan(char c) => c is >= '\u3400' and <= '\u9fff';

    static string WithoutAccents(string text)
    {
        bool plain = true;
        foreach (char c in text)
            plain &= c < 128 || IsHan(c);
        if (plain || text.Any(char.IsSurrogate))
            return text.Replace("'", "", StringComparison.Ordinal);
        var letters = new StringBuilder(text.Length);
        foreach (char c in text.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && c is not ('\'' or '’'))
                letters.Append(c);
        return letters.ToString();
    }
}
