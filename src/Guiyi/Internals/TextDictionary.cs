using System.Runtime.CompilerServices;

namespace Guiyi.Internals;

/// <summary>
/// Distinct texts and their codes 0, 1, 2 … in order of first appearance. Texts lie end to end in shared blocks, without an object each;
/// those in plain ASCII, as most numbers and addresses are, take a byte per character.
/// </summary>
public sealed class TextDictionary
{
    // Slots keep 32 bits of hash beside the code, so that a text is only looked at where it is nearly certain to be the one.
    const int HashShift = 32, Ahead = 64, FewestSlots = 32;

    readonly ColumnStore store;
    readonly TextBlocks blocks;
    readonly Column<uint> positions;

    Column<ulong> slots;

    // Where texts are found once no more are added. Several threads may build it at once, so it is replaced as a whole.
    Column<uint>? finds;

    /// <summary>A dictionary in memory.</summary>
    public TextDictionary()
        : this(ColumnStore.Memory)
    {
    }

    internal TextDictionary(ColumnStore store) => (this.store, blocks, positions, slots) = (store, new TextBlocks(store), store.New<uint>(0), store.New<ulong>(0));

    /// <summary>Number of distinct texts.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// The text of a code. Valid until the same thread has asked for <see cref="TextBlocks.Lent"/> more texts; who keeps it longer asks for <see cref="Text"/>.
    /// </summary>
    public ReadOnlySpan<char> this[int code] => blocks.Characters(PositionOf(code));

    /// <summary>The text of a code, as a string of its own.</summary>
    public string Text(int code) => blocks.Text(PositionOf(code));

    /// <summary>The text of a code where it is stored.</summary>
    public StoredText Stored(int code) => blocks.Stored(PositionOf(code));

    /// <summary>
    /// Finds the texts of many codes, and brings them near. From a code to its text there are two waits for memory, one after the other; what is waited
    /// for is asked for all texts before the first is waited for.
    /// </summary>
    /// <param name="codes">The codes; -1 for no text.</param>
    /// <param name="texts">Takes the texts.</param>
    internal void Fetch(ReadOnlySpan<int> codes, Span<StoredText> texts)
    {
        foreach (int code in codes)
            if (code >= 0)
                Prefetch.Item(in positions[code]);
        for (int i = 0; i < codes.Length; i++)
            texts[i] = codes[i] < 0 ? default : blocks.Stored(positions[codes[i]]);
        foreach (StoredText text in texts[..codes.Length])
            text.Prefetch();
    }

    /// <summary>The code of a text, which is added where it is new.</summary>
    public int Add(ReadOnlySpan<char> text) => Add(text, HashOf(text));

    /// <summary>What a text is found by.</summary>
    internal static uint HashOf(ReadOnlySpan<char> text) => (uint)Hash64.Of(text);

    /// <summary>The code of a text with a known hash.</summary>
    internal int Add(ReadOnlySpan<char> text, uint hash)
    {
        MakeRoom(1);
        return Put(text, hash);
    }

    /// <summary>The code of a text, or -1 where it is unknown.</summary>
    public int Find(ReadOnlySpan<char> text)
    {
        if (slots.Length > 0)
            return (int)(uint)slots[Slot(slots.Span, text, (uint)Hash64.Of(text))] - 1;
        // Several threads may ask at once after Trim: each builds the same index, and one of them stays.
        Column<uint>? index = Volatile.Read(ref finds);
        if (index is null)
            Volatile.Write(ref finds, index = Finds());
        return Find(index.Span, text, (uint)Hash64.Of(text));
    }

    /// <summary>Four bytes for each slot: the code in as many bits as it needs, and as much of the hash as there is room for.</summary>
    Column<uint> Finds()
    {
        Column<uint> index = store.New<uint>((int)Math.Min(Array.MaxLength, (Count * 3L / 2) + 1));
        Span<uint> places = index.Span;
        int bits = CodeBits;
        char[] buffer = [];
        for (int code = 0; code < Count; code++)
        {
            uint hash = (uint)Hash64.Of(blocks.Characters(positions[code], ref buffer));
            int slot = Place(hash, places.Length);
            while (places[slot] != 0)
                slot = slot + 1 == places.Length ? 0 : slot + 1;
            places[slot] = (hash << bits) | (uint)(code + 1);
        }
        return index;
    }

    int Find(ReadOnlySpan<uint> index, ReadOnlySpan<char> text, uint hash)
    {
        int bits = CodeBits;
        uint mask = (1u << bits) - 1, tag = hash << bits;
        for (int slot = Place(hash, index.Length); ; slot = slot + 1 == index.Length ? 0 : slot + 1)
        {
            uint taken = index[slot];
            if (taken == 0)
                return -1;
            if ((taken & ~mask) == tag && blocks.Holds(positions[(int)(taken & mask) - 1], text))
                return (int)(taken & mask) - 1;
        }
    }

    int CodeBits => System.Numerics.BitOperations.Log2((uint)Count) + 1;

    // By the upper bits of the hash; the lower ones are kept in the slot.
    static int Place(uint hash, int slots) => (int)((ulong)hash * (uint)slots >> 32);

    /// <summary>Adds the texts of one column of a grid. Slots, then positions, then texts are asked for, of several at once: their waits for memory overlap.</summary>
    /// <param name="texts">Rows of text.</param>
    /// <param name="column">The column of the texts.</param>
    /// <param name="codes">Takes the code of each row.</param>
    /// <param name="hashes">Takes the hash of each row's text.</param>
    internal void Add(TextGrid texts, int column, Span<int> codes, Span<ulong> hashes)
    {
        ReadOnlySpan<char> text = texts.Text(column);
        ReadOnlySpan<int> ends = texts.Ends(column);
        for (int from = 0, start = 0; from < codes.Length; from += Ahead)
        {
            int count = Math.Min(Ahead, codes.Length - from);
            MakeRoom(count);
            Expect(text, start, ends.Slice(from, count), hashes.Slice(from, count));
            for (int i = from; i < from + count; i++)
            {
                codes[i] = Put(text[start..ends[i]], (uint)hashes[i]);
                start = ends[i];
            }
        }
    }

    /// <summary>Adds texts without looking whether they are known: one that comes again has another code then.</summary>
    internal void Append(TextGrid texts, int column, Span<int> codes, Span<ulong> hashes)
    {
        slots.Dispose();
        finds = null;
        ReadOnlySpan<char> text = texts.Text(column);
        ReadOnlySpan<int> ends = texts.Ends(column);
        for (int i = 0, start = 0; i < codes.Length; i++)
        {
            hashes[i] = Hash64.Of(text[start..ends[i]]);
            codes[i] = Take(blocks.Store(text[start..ends[i]]));
            start = ends[i];
        }
    }

    /// <summary>Adds a text that another dictionary holds: where it is new here, both share its characters.</summary>
    internal int AddShared(TextDictionary other, int code, ReadOnlySpan<char> text, uint hash)
    {
        MakeRoom(1);
        ref ulong slot = ref slots[Slot(slots.Span, text, hash)];
        return slot != 0 ? (int)(uint)slot - 1 : Take(ref slot, hash, blocks.Share(other.blocks, other.PositionOf(code)));
    }

    /// <summary>Gives back the memory that only adding needs. More can still be added; the index is then built anew.</summary>
    internal void Trim()
    {
        positions.Resize(Count);
        slots.Dispose();
        blocks.Trim();
    }

    /// <summary>Says that a text of this hash will be looked for soon: brings near where its place is, if it has one.</summary>
    internal void Expect(uint hash)
    {
        if (slots.Length > 0)
            Prefetch.Item(ref slots[(int)(hash & ((uint)slots.Length - 1))]);
    }

    /// <summary>Says that a text will be read soon: brings near where it stands.</summary>
    internal void PrefetchPlace(int code) => Prefetch.Item(ref positions[code]);

    /// <summary>Brings near the text itself, whose place has arrived.</summary>
    internal void PrefetchText(int code) => blocks.Prefetch(positions[code]);

    uint PositionOf(int code)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)code, (uint)Count, nameof(code));
        return positions[code];
    }

    int Put(ReadOnlySpan<char> text, uint hash)
    {
        ref ulong slot = ref slots[Slot(slots.Span, text, hash)];
        return slot != 0 ? (int)(uint)slot - 1 : Take(ref slot, hash, blocks.Store(text));
    }

    int Take(ref ulong slot, uint hash, uint position)
    {
        int code = Take(position);
        slot = ((ulong)hash << HashShift) | (uint)Count;
        return code;
    }

    int Take(uint position)
    {
        if (Count == positions.Length)
            positions.Resize(Math.Max(16, positions.Length * 2));
        positions[Count] = position;
        return Count++;
    }

    /// <summary>
    /// Asks for the slots, positions and texts that a few rows will look at: only hints, adding looks again. Whether a text is known is as good as a toss,
    /// so it is told without a branch: guessed wrongly, each would wait for its slot.
    /// </summary>
    void Expect(ReadOnlySpan<char> text, int start, ReadOnlySpan<int> ends, Span<ulong> hashes)
    {
        uint mask = (uint)slots.Length - 1;
        ReadOnlySpan<ulong> own = slots.Span;
        for (int i = 0; i < hashes.Length; i++)
        {
            ulong hash = hashes[i] = Hash64.Of(text[start..ends[i]]);
            start = ends[i];
            Prefetch.Item(in own[(int)((uint)hash & mask)]);
        }
        Span<int> likely = stackalloc int[Ahead];
        int known = 0;
        foreach (ulong hash in hashes)
        {
            ulong slot = own[(int)((uint)hash & mask)];
            likely[known] = (int)(uint)slot - 1;
            known += Unsafe.BitCast<bool, byte>((uint)(slot >> HashShift) == (uint)hash & (uint)slot != 0);
        }
        likely = likely[..known];
        foreach (int code in likely)
            PrefetchPlace(code);
        foreach (int code in likely)
            PrefetchText(code);
    }

    int Slot(ReadOnlySpan<ulong> index, ReadOnlySpan<char> text, uint hash)
    {
        uint mask = (uint)index.Length - 1;
        for (uint slot = hash & mask; ; slot = (slot + 1) & mask)
        {
            ulong taken = index[(int)slot];
            if (taken == 0 || ((uint)(taken >> HashShift) == hash && blocks.Holds(positions[(int)(uint)taken - 1], text)))
                return (int)slot;
        }
    }

    void MakeRoom(int more)
    {
        if ((Count + more) * 3L <= slots.Length * 2L)
            return;
        if (slots.Length == 0)
            (slots, finds) = (Index(Count + more), null);
        else
            Grow();
    }

    /// <summary>Twice the slots. Their hashes lie in them, so no text is read again.</summary>
    void Grow()
    {
        using Column<ulong> full = slots;
        Column<ulong> grown = store.New<ulong>(checked(full.Length * 2));
        Span<ulong> places = grown.Span;
        foreach (ulong slot in full)
            if (slot != 0)
                Put(places, slot);
        slots = grown;
    }

    /// <summary>Where to look for each text: open addressing with linear steps, at most two thirds full.</summary>
    Column<ulong> Index(int room)
    {
        Column<ulong> index = store.New<ulong>((int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(FewestSlots, room * 3L / 2 + 1)));
        Span<ulong> places = index.Span;
        char[] buffer = [];
        for (int code = 0; code < Count; code++)
            Put(places, ((ulong)(uint)Hash64.Of(blocks.Characters(positions[code], ref buffer)) << HashShift) | (uint)(code + 1));
        return index;
    }

    static void Put(Span<ulong> index, ulong entry)
    {
        uint mask = (uint)index.Length - 1, slot = (uint)(entry >> HashShift) & mask;
        while (index[(int)slot] != 0)
            slot = (slot + 1) & mask;
        index[(int)slot] = entry;
    }
}
