using Guiyi.Internals;

namespace Guiyi.Match.Live;

/// <summary>Nodes to compare a record with, each once.</summary>
sealed class CandidateNodes
{
    /// <summary>Nodes at most, those met twice counted twice.</summary>
    public const int Most = 1 << 10;

    const int Slots = Most * 2;

    readonly int[] nodes = new int[Most];
    readonly int[] seen = new int[Slots];

    /// <summary>Number of nodes.</summary>
    public int Count { get; private set; }

    public int this[int index] => nodes[index];

    public void Clear()
    {
        Count = 0;
        Array.Clear(seen);
    }

    /// <summary>Room for a block, to be filled.</summary>
    public Span<int> Room => nodes.AsSpan(Count);

    /// <summary>Takes over the first of those in <see cref="Room"/>.</summary>
    public void Take(int count)
    {
        Span<int> block = Room[..count];
        foreach (int node in block)
            if (IsNew(node))
                nodes[Count++] = node;
    }

    /// <summary>Takes every node of a small table.</summary>
    public void TakeAll(int count)
    {
        for (Count = 0; Count < Math.Min(count, Most); Count++)
            nodes[Count] = Count;
    }

    bool IsNew(int node)
    {
        for (int slot = (int)Hash64.Mix((uint)node, 0) & (Slots - 1); ; slot = (slot + 1) & (Slots - 1))
        {
            if (seen[slot] == node + 1)
                return false;
            if (seen[slot] != 0)
                continue;
            seen[slot] = node + 1;
            return true;
        }
    }
}
