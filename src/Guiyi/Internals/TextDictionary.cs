using System.Numerics;
using System.Runtime.InteropServices;

namespace Guiyi.Internals;

/// <summary>Distinct texts and their codes 0, 1, 2 … in order of first appearance. Texts lie end to end in shared blocks, without an object each.</summary>
public sealed class TextDictionary
{
    const int BlockLength = 1 << 20;

    readonly List<char[]> blocks = [];
    readonly List<(int Block, int Start, int Length)> entries = [];
    readonly List<uint> hashes = [];
    int[] buckets = new int[64];
    int used = BlockLength;

    /// <summary>Number of distinct texts.</summary>
    public int Count => entries.Count;

    /// <summary>The text of a code. Valid as long as the dictionary lives.</summary>
    public ReadOnlySpan<char> this[int code]
    {
        get
        {
            (int block, int start, int length) = entries[code];
            return blocks[block].AsSpan(start, length);
        }
    }

    /// <summary>The code of a text, which is added where it is new.</summary>
    public int Add(ReadOnlySpan<char> text)
    {
        uint hash = (uint)Hash64.Of(text);
        int slot = Find(text, hash);
        if (buckets[slot] > 0)
            return buckets[slot] - 1;
        if (entries.Count * 2 >= buckets.Length)
        {
            Grow();
            slot = Find(text, hash);
        }
        entries.Add(Store(text));
        hashes.Add(hash);
        buckets[slot] = entries.Count;
        return entries.Count - 1;
    }

    /// <summary>The code of a text, or -1 where it is unknown.</summary>
    public int Find(ReadOnlySpan<char> text) => buckets[Find(text, (uint)Hash64.Of(text))] - 1;

    int Find(ReadOnlySpan<char> text, uint hash)
    {
        int mask = buckets.Length - 1;
        for (int slot = (int)(hash & (uint)mask); ; slot = (slot + 1) & mask)
        {
            int entry = buckets[slot] - 1;
            if (entry < 0 || (hashes[entry] == hash && this[entry].SequenceEqual(text)))
                return slot;
        }
    }

    (int, int, int) Store(ReadOnlySpan<char> text)
    {
        if (blocks.Count == 0 || used + text.Length > BlockLength)
        {
            blocks.Add(new char[Math.Max(BlockLength, text.Length)]);
            used = 0;
        }
        text.CopyTo(blocks[^1].AsSpan(used));
        int start = used;
        used = blocks[^1].Length > BlockLength ? BlockLength : used + text.Length;
        return (blocks.Count - 1, start, text.Length);
    }

    void Grow()
    {
        buckets = new int[(int)BitOperations.RoundUpToPowerOf2((uint)buckets.Length * 4)];
        int mask = buckets.Length - 1;
        ReadOnlySpan<uint> all = CollectionsMarshal.AsSpan(hashes);
        for (int entry = 0; entry < all.Length; entry++)
        {
            int slot = (int)(all[entry] & (uint)mask);
            while (buckets[slot] > 0)
                slot = (slot + 1) & mask;
            buckets[slot] = entry + 1;
        }
    }
}
