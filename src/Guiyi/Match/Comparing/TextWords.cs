using System.Collections.Concurrent;
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
    const int Unit = 16, MostOfModel = 3, ShortestModel = 5, ShortestNumber = 6;

    // A word that came after the run has no number of its own: it is known by its hash, and by whether there are digits in it.
    const int LaterWord = 1 << 30, LaterDigits = 1 << 29;

    readonly StringTable table = new();
    readonly int[] counts;
    readonly int[] weights;
    readonly bool[] hasDigits, isModel;
    readonly int rarestWeight;
    ValueTable<int[]> words;
    ValueTable<long> lengths;
    ConcurrentDictionary<int, string>? laterWords;
    Dictionary<int, string>? askedWords;

    TextWords(AttributeColumn column, NodeTable nodes)
    {
        int[][] ofValues = new int[column.ValueCount][];
        var own = new List<int>();
        for (int code = 0; code < ofValues.Length; code++)
            ofValues[code] = WordsOf(column.Text(code), own, table.Add);
        words = new ValueTable<int[]>(ofValues);
        table.Trim();
        counts = new int[table.Count];
        int filled = 0;
        foreach (Column<int> slot in nodes.Codes(column))
            foreach (int code in slot)
                if (code >= 0)
                {
                    filled++;
                    foreach (int word in words[code])
                        counts[word]++;
                }
        weights = new int[counts.Length];
        (hasDigits, isModel) = (new bool[counts.Length], new bool[counts.Length]);
        for (int word = 0; word < counts.Length; word++)
        {
            weights[word] = WeightOf(filled, counts[word]);
            hasDigits[word] = HasDigits(table[word]);
            isModel[word] = hasDigits[word] && counts[word] <= MostOfModel && IsModelNumber(table[word]);
        }
        rarestWeight = WeightOf(filled, 0);
        lengths = new ValueTable<long>(Array.ConvertAll(ofValues, LengthOf));
        MeanWords = ofValues.Length == 0 ? 0 : ofValues.Average(w => w.Length);
    }

    static int WeightOf(int texts, int withWord)
    {
        double bits = Math.Log2((texts + 1.0) / Math.Max(1, withWord));
        return (int)Math.Round(bits * bits * Unit);
    }

    long LengthOf(int[] ofValue) => ofValue.Sum(word => (long)Weight(word));

    static bool HasDigits(string word) => word.AsSpan().IndexOfAnyInRange('0', '9') >= 0;

    /// <summary>The same for a live index, or for one of its desks; see <see cref="Comparison.Copy"/>.</summary>
    public TextWords Copy(bool forDesk)
    {
        var copy = (TextWords)MemberwiseClone();
        (copy.words, copy.lengths) = (words.Copy(forDesk), lengths.Copy(forDesk));
        if (forDesk)
            copy.askedWords = [];
        else
            copy.laterWords = new ConcurrentDictionary<int, string>();
        return copy;
    }

    /// <summary>Takes in a text that came after the run.</summary>
    public void Put(int code, string text)
    {
        if (code == ValueTable<int[]>.FirstAsked)
            askedWords!.Clear();
        int[] own = WordsOf(text, [], word => table.Find(word) is >= 0 and int known ? known : Later(word, code));
        words.Put(code, own);
        lengths.Put(code, LengthOf(own));
    }

    int Later(string word, int code)
    {
        int number = LaterWord | (HasDigits(word) ? LaterDigits : 0) | (int)(Hash64.Of(word) & (LaterDigits - 1));
        if (code >= ValueTable<int[]>.FirstAsked)
            askedWords![number] = word;
        else
            laterWords![number] = word;
        return number;
    }

    public static TextWords Of(AttributeColumn column, NodeTable nodes) => new(column, nodes);

    public double MeanWords { get; }

    /// <summary>The words of a value, in rising order.</summary>
    public ReadOnlySpan<int> Words(int code) => words[code];

    public string Text(int word) => word < LaterWord ? table[word] : askedWords!.TryGetValue(word, out string? asked) ? asked : laterWords![word];

    /// <summary>Squared bits by which the word is rare, in sixteenths: whole numbers add up to the same in any order.</summary>
    public int Weight(int word) => word < LaterWord ? weights[word] : rarestWeight;

    /// <summary>Sum of the weights of a value's words.</summary>
    public long Length(int code) => lengths[code];

    public bool HasDigits(int word) => word < LaterWord ? hasDigits[word] : (word & LaterDigits) != 0;

    /// <summary>A number of letters and digits, or a long one, that at most three texts have: it names a model (kxts208w, 0615b002), not a size or a year.</summary>
    public bool IsModel(int word) => word < LaterWord ? isModel[word] : (word & LaterDigits) != 0 && IsModelNumber(Text(word));

    static bool IsModelNumber(string word) =>
        word.Length >= (word.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0 ? ShortestModel : ShortestNumber);

    /// <summary>The rarest words of a value that other nodes have too, the rarest first.</summary>
    /// <returns>How many there are.</returns>
    public int Rarest(int code, Span<int> into)
    {
        int found = 0;
        foreach (int word in words[code])
        {
            if (word >= LaterWord || counts[word] < 2)
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

    /// <summary>The numbers of a text's words, rising.</summary>
    static int[] WordsOf(string text, List<int> own, Func<string, int> number)
    {
        own.Clear();
        Split(text, own, number);
        own.Sort();
        return [.. own.Distinct()];
    }

    static void Split(string text, List<int> into, Func<string, int> number)
    {
        string plain = WithoutAccents(text);
        for (int i = 0; i < plain.Length;)
        {
            if (IsHan(plain[i]))
                i = SplitHan(plain, i, into, number);
            else if (char.IsLetterOrDigit(plain[i]))
                i = SplitRun(plain, i, into, number);
            else
                i++;
        }
    }

    static int SplitHan(string text, int start, List<int> into, Func<string, int> number)
    {
        int end = start;
        while (end < text.Length && IsHan(text[end]))
            end++;
        if (end == start + 1)
            into.Add(number(text[start..end]));
        for (int i = start; i + 1 < end; i++)
            into.Add(number(text.Substring(i, 2)));
        return end;
    }

    static int SplitRun(string text, int start, List<int> into, Func<string, int> number)
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
            into.Add(number(run.ToString()));
        else if (digits)
            into.Add(number(string.Concat(text[start..end].Where(IsWordCharacter))));
        else
            foreach (Range part in run.SplitAny('-', '.', '_'))
                if (!run[part].IsEmpty)
                    into.Add(number(run[part].ToString()));
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
