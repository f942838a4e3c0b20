using System.Numerics;

namespace Guiyi.Internals;

/// <summary>Distinct texts and their codes 0, 1, 2 … in order of first appearance. Texts lie end to end in shared blocks, without an object each.</summary>
public sealed class TextDictionary
{
    const int BlockBits = 20, BlockLength = 1 << BlockBits, FirstBlockLength = 1 << 10;

    readonly List<char[]> blocks = [];
    Entry[] entries = new Entry[16];
    int[] buckets = [];
    int used;

    /// <param name="Position">Block * <see cref="BlockLength"/> + start in the block.</param>
    /// <param name="Length">Number of characters.</param>
    /// <param name="Hash">Lower half of the text's hash.</param>
    readonly record struct Entry(uint Position, int Length, uint Hash);

    /// <summary>Number of distinct texts.</summary>
    public int Count { get; private set; }

    /// <summary>The text of a code. Valid as long as the dictionary lives.</summary>
    public ReadOnlySpan<char> this[int code]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)code, (uint)Count, nameof(code));
            return TextOf(entries[code]);
        }
    }

    /// <summary>The code of a text, which is added where it is new.</summary>
    public int Add(ReadOnlySpan<char> text)
    {
        if (Count * 2 >= buckets.Length)
            buckets = Index(Count * 2);
        uint hash = (uint)Hash64.Of(text);
        ref int bucket = ref buckets[Slot(buckets, text, hash)];
        if (bucket > 0)
            return bucket - 1;
        if (Count == entries.Length)
            Array.Resize(ref entries, entries.Length * 2);
        entries[Count] = new Entry(Store(text), text.Length, hash);
        bucket = ++Count;
        return Count - 1;
    }

    /// <summary>The code of a text, or -1 where it is unknown.</summary>
    public int Find(ReadOnlySpan<char> text)
    {
        // Several threads may ask at once after Trim: each builds the same index, and one of them stays.
        int[] index = buckets.Length > 0 ? buckets : buckets = Index(Count);
        return index[Slot(index, text, (uint)Hash64.Of(text))] - 1;
    }

    /// <summary>Gives back the memory that only adding needs. More can still be added; the index is then built anew.</summary>
    internal void Trim()
    {
        Array.Resize(ref entries, Count);
        buckets = [];
        if (blocks.Count == 0 || used == blocks[^1].Length)
            return;
        blocks[^1] = blocks[^1][..used];
    }

    ReadOnlySpan<char> TextOf(Entry entry) => blocks[(int)(entry.Position >> BlockBits)].AsSpan((int)(entry.Position & (BlockLength - 1)), entry.Length);

    int Slot(int[] index, ReadOnlySpan<char> text, uint hash)
    {
        int mask = index.Length - 1;
        for (int slot = (int)(hash & (uint)mask); ; slot = (slot + 1) & mask)
        {
            int code = index[slot] - 1;
            if (code < 0 || (entries[code].Hash == hash && TextOf(entries[code]).SequenceEqual(text)))
                return slot;
        }
    }

    /// <summary>Position of a copy of the text. Blocks grow with the dictionary; a text longer than a block has one of its own.</summary>
    uint Store(ReadOnlySpan<char> text)
    {
        if (blocks.Count == 0 || used + text.Length > blocks[^1].Length)
        {
            int usual = FirstBlockLength << Math.Min(blocks.Count, BlockBits - 10);
            blocks.Add(new char[Math.Max(usual, text.Length)]);
            used = 0;
        }
        uint position = checked(((uint)(blocks.Count - 1) * BlockLength) + (uint)used);
        text.CopyTo(blocks[^1].AsSpan(used));
        used += text.Length;
        return position;
    }

    /// <summary>Where to look for each text: open addressing with linear steps, at most half full.</summary>
    int[] Index(int room)
    {
        int[] index = new int[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(32, room * 2))];
        int mask = index.Length - 1;
        for (int code = 0; code < Count; code++)
        {
            int slot = (int)(entries[code].Hash & (uint)mask);
            while (index[slot] > 0)
                slot = (slot + 1) & mask;
            index[slot] = code + 1;
        }
        return index;
    }
}
