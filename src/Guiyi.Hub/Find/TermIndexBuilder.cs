using System.Numerics;

namespace Guiyi.Hub.Find;

/// <summary>Collects the terms of one value after the other. Each is counted first, so that every list is written once, where it will stay.</summary>
sealed class TermIndexBuilder(int most)
{
    readonly List<int> ids = [];
    readonly List<byte> perValue = [];
    readonly List<uint> terms = [];
    readonly List<int> counts = [];
    int[] slots = new int[64];

    /// <summary>Adds the terms of the next value; repeated ones count once, those beyond 255 not at all.</summary>
    public void Add(List<uint> ofValue)
    {
        int from = ids.Count;
        foreach (uint term in ofValue)
        {
            if (ids.Count - from == byte.MaxValue)
                break;
            int id = IdOf(term);
            if (System.Runtime.InteropServices.CollectionsMarshal.AsSpan(ids)[from..].Contains(id))
                continue;
            ids.Add(id);
            if (counts[id] < most)
                counts[id]++;
        }
        perValue.Add((byte)(ids.Count - from));
    }

    public TermIndex Build()
    {
        uint[] sorted = [.. terms];
        int[] order = new int[sorted.Length];
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(sorted, order);
        int[] lists = Lists(order, out int[] ends);
        var bytes = new List<byte>(lists.Length * 2);
        int[] starts = new int[order.Length];
        int[] sortedCounts = new int[order.Length];
        for (int place = 0; place < order.Length; place++)
        {
            int id = order[place], before = 0;
            starts[place] = bytes.Count;
            sortedCounts[place] = counts[id];
            foreach (int value in lists.AsSpan(ends[id] - counts[id], counts[id]))
            {
                Write(bytes, (uint)(value - before));
                before = value;
            }
        }
        return new TermIndex(sorted, sortedCounts, starts, [.. bytes], most);
    }

    int[] Lists(int[] order, out int[] ends)
    {
        ends = new int[order.Length];
        int total = 0;
        foreach (int id in order)
            (ends[id], total) = (total, total + counts[id]);
        int[] lists = new int[total];
        int[] taken = new int[order.Length];
        int at = 0;
        for (int value = 0; value < perValue.Count; value++)
            for (int end = at + perValue[value]; at < end; at++)
                if (taken[ids[at]]++ < counts[ids[at]])
                    lists[ends[ids[at]]++] = value;
        return lists;
    }

    int IdOf(uint term)
    {
        if ((terms.Count + 1) * 2 > slots.Length)
            Grow();
        int mask = slots.Length - 1, slot = Start(term, mask);
        for (; slots[slot] != 0; slot = (slot + 1) & mask)
            if (terms[slots[slot] - 1] == term)
                return slots[slot] - 1;
        terms.Add(term);
        counts.Add(0);
        slots[slot] = terms.Count;
        return terms.Count - 1;
    }

    void Grow()
    {
        slots = new int[BitOperations.RoundUpToPowerOf2((uint)slots.Length * 2)];
        for (int id = 0; id < terms.Count; id++)
        {
            int mask = slots.Length - 1, slot = Start(terms[id], mask);
            while (slots[slot] != 0)
                slot = (slot + 1) & mask;
            slots[slot] = id + 1;
        }
    }

    static int Start(uint term, int mask) => (int)(term * 2654435769u >> 7) & mask;

    static void Write(List<byte> bytes, uint number)
    {
        for (; number >= 0x80; number >>= 7)
            bytes.Add((byte)(number | 0x80));
        bytes.Add((byte)number);
    }
}
