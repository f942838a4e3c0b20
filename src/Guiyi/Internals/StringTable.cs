using System.Numerics;

namespace Guiyi.Internals;

/// <summary>Distinct strings and their codes 0, 1, 2 … in order of first appearance. Keeps the strings themselves, and little beside them.</summary>
sealed class StringTable
{
    readonly List<string> texts = [];
    readonly List<uint> hashes = [];
    int[] buckets = [];

    public int Count => texts.Count;

    public string this[int code] => texts[code];

    /// <summary>The code of a text, which is added where it is new.</summary>
    public int Add(string text)
    {
        if (texts.Count * 2 >= buckets.Length)
            buckets = Index(texts.Count * 2);
        uint hash = (uint)Hash64.Of(text);
        ref int bucket = ref buckets[Slot(buckets, text, hash)];
        if (bucket == 0)
        {
            texts.Add(text);
            hashes.Add(hash);
            bucket = texts.Count;
        }
        return bucket - 1;
    }

    /// <summary>The code of a text, or -1 where it is unknown.</summary>
    public int Find(string text)
    {
        // Several threads may ask at once after Trim: each builds the same index, and one of them stays.
        int[] index = buckets.Length > 0 ? buckets : buckets = Index(texts.Count);
        return index[Slot(index, text, (uint)Hash64.Of(text))] - 1;
    }

    /// <summary>Gives back the memory that only adding needs.</summary>
    public void Trim()
    {
        texts.TrimExcess();
        hashes.TrimExcess();
        buckets = [];
    }

    int Slot(int[] index, string text, uint hash)
    {
        int mask = index.Length - 1;
        for (int slot = (int)(hash & (uint)mask); ; slot = (slot + 1) & mask)
        {
            int code = index[slot] - 1;
            if (code < 0 || (hashes[code] == hash && texts[code] == text))
                return slot;
        }
    }

    /// <summary>Where to look for each text: open addressing with linear steps, at most half full.</summary>
    int[] Index(int room)
    {
        int[] index = new int[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(32, room * 2))];
        int mask = index.Length - 1;
        for (int code = 0; code < hashes.Count; code++)
        {
            int slot = (int)(hashes[code] & (uint)mask);
            while (index[slot] > 0)
                slot = (slot + 1) & mask;
            index[slot] = code + 1;
        }
        return index;
    }
}
