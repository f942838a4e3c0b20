namespace Guiyi.Internals;

/// <summary>Sorts texts in ordinal order, several times as fast as comparing them: by numbers made of their beginnings; only those that begin alike are compared.</summary>
static class OrdinalSort
{
    /// <summary>Sorts the texts, and what belongs to each with it.</summary>
    public static void Sort<T>(string[] texts, T[] belongings)
    {
        ulong[] starts = Array.ConvertAll(texts, Start);
        int[] order = [.. Enumerable.Range(0, texts.Length)];
        RadixSort.Sort(ref starts, ref order, order.Length);
        string[] sorted = new string[texts.Length];
        T[] sortedBelongings = new T[texts.Length];
        for (int i = 0; i < order.Length; i++)
            (sorted[i], sortedBelongings[i]) = (texts[order[i]], belongings[order[i]]);
        for (int from = 0, to; from < sorted.Length; from = to)
        {
            for (to = from + 1; to < sorted.Length && starts[to] == starts[from];)
                to++;
            if (to - from > 1)
                Array.Sort(sorted, sortedBelongings, from, to - from, StringComparer.Ordinal);
        }
        sorted.CopyTo(texts, 0);
        sortedBelongings.CopyTo(belongings, 0);
    }

    /// <summary>A text's first nine characters as a number that is never in the wrong order; equal starts are still to be told apart.</summary>
    static ulong Start(string text)
    {
        const int characters = 9;
        ulong start = 0;
        int i = 0;
        for (; i < Math.Min(characters, text.Length); i++)
        {
            start = (start << 7) | Math.Min(text[i], (char)127);
            // What follows a character beyond ASCII must not decide.
            if (text[i] >= 127)
            {
                i++;
                break;
            }
        }
        return start << (7 * (characters - i));
    }
}
