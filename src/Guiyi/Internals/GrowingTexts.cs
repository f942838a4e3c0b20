namespace Guiyi.Internals;

/// <summary>
/// Distinct texts and their codes 0, 1, 2 …, which one thread adds while any number of others look. As in a <see cref="TextDictionary"/> they lie end
/// to end without an object each. Who finds a code sees its text.
/// </summary>
sealed class GrowingTexts
{
    // Slots keep 32 bits of hash beside the code, so that a text is only looked at where it is nearly certain to be the one.
    const int HashShift = 32, FewestSlots = 32;

    readonly TextBlocks blocks = new(ColumnStore.Memory);
    readonly Pieces<uint> positions = new();
    ulong[] slots = [];

    /// <summary>Number of texts.</summary>
    public int Count { get; private set; }

    /// <summary>The text of a code; valid as <see cref="TextBlocks.Characters(uint)"/> says.</summary>
    public ReadOnlySpan<char> this[int code] => blocks.Characters(positions[code]);

    /// <summary>The text of a code, as a string of its own.</summary>
    public string Text(int code) => blocks.Text(positions[code]);

    /// <summary>The code of a text, or -1 where it is not there.</summary>
    public int Find(ReadOnlySpan<char> text)
    {
        ulong[] index = Volatile.Read(ref slots);
        return index.Length == 0 ? -1 : Look(index, text, (uint)Hash64.Of(text)).Code;
    }

    /// <summary>Adds a text that is not there. One thread at a time.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        if ((Count + 1) * 4L > slots.Length * 3L)
            Grow();
        uint hash = (uint)Hash64.Of(text);
        positions.Put(Count, blocks.Store(text));
        Count++;
        Volatile.Write(ref slots[Look(slots, text, hash).Slot], ((ulong)hash << HashShift) | (uint)Count);
    }

    /// <summary>The code of a text, or -1, and its slot, or where it would go. A slot that was empty may be taken a moment later: it is read once.</summary>
    (int Code, int Slot) Look(ulong[] index, ReadOnlySpan<char> text, uint hash)
    {
        uint mask = (uint)index.Length - 1;
        for (uint slot = hash & mask; ; slot = (slot + 1) & mask)
        {
            ulong taken = Volatile.Read(ref index[slot]);
            if (taken == 0)
                return (-1, (int)slot);
            if ((uint)(taken >> HashShift) == hash && blocks.Holds(positions[(int)(uint)taken - 1], text))
                return ((int)(uint)taken - 1, (int)slot);
        }
    }

    /// <summary>Others may be looking into the slots that there are: twice as many are filled before they take their place.</summary>
    void Grow()
    {
        ulong[] grown = new ulong[Math.Max(FewestSlots, slots.Length * 2)];
        uint mask = (uint)grown.Length - 1;
        foreach (ulong taken in slots)
        {
            if (taken == 0)
                continue;
            uint slot = (uint)(taken >> HashShift) & mask;
            while (grown[slot] != 0)
                slot = (slot + 1) & mask;
            grown[slot] = taken;
        }
        Volatile.Write(ref slots, grown);
    }
}
