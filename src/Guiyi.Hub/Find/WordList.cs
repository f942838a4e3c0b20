using System.Numerics;
using Guiyi.Internals;

namespace Guiyi.Hub.Find;

/// <summary>
/// The distinct words of names in letters. A word with typos is sought by looking at all of them, yet only at four bytes each: which letters the word has.
/// Each edit changes two of them at most, so that hardly any is left to compare; a hundred thousand words take some 0.1 ms.
/// </summary>
sealed class WordList
{
    const int MostAlike = 160;

    readonly TextDictionary words = new();
    readonly List<uint> letters = [];

    public int Count => words.Count;

    public void Add(string word)
    {
        int code = words.Add(word);
        if (code == letters.Count)
            letters.Add(Letters(word));
    }

    public void Trim()
    {
        words.Trim();
        letters.TrimExcess();
    }

    /// <summary>Words that are this one, begin with it or differ by a few letters, the likest first.</summary>
    public List<(string Word, double Likeness)> Alike(string word)
    {
        List<(string Word, double Likeness)> alike = [];
        uint own = Letters(word);
        int edits = WordLikeness.MostEdits(word.Length);
        ReadOnlySpan<uint> all = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(letters);
        for (int code = 0; code < all.Length; code++)
        {
            bool within = (own & ~all[code]) == 0;
            if (!within && BitOperations.PopCount(own ^ all[code]) > 2 * edits)
                continue;
            ReadOnlySpan<char> other = words[code];
            if (WordLikeness.Of(word, other) is var likeness and > 0)
                alike.Add((other.ToString(), likeness));
        }
        alike.Sort((a, b) => b.Likeness != a.Likeness ? b.Likeness.CompareTo(a.Likeness) : string.CompareOrdinal(a.Word, b.Word));
        if (alike.Count > MostAlike)
            alike.RemoveRange(MostAlike, alike.Count - MostAlike);
        return alike;
    }

    static uint Letters(ReadOnlySpan<char> word)
    {
        uint letters = 0;
        foreach (char c in word)
            letters |= 1u << (c & 31);
        return letters;
    }
}
