using System.Runtime.CompilerServices;

namespace Guiyi.Internals;

/// <summary>A code for each place of a long list, -1 where there is none; in blocks of two bytes per code where those suffice, of four where not.</summary>
sealed class CodeBlocks
{
    public const int BlockBits = 16, BlockLength = 1 << BlockBits;
    const int FirstLength = 16;

    // A block holds code + 1, so that new memory says "none".
    readonly ColumnStore store;
    Column<ushort>?[] narrow;
    Column<int>?[] wide;

    /// <summary>An empty list, for adding.</summary>
    public CodeBlocks(ColumnStore store) => (this.store, narrow, wide) = (store, [], []);

    /// <summary>A list of a known length without any code. Blocks may be set by different threads, each by one.</summary>
    public CodeBlocks(ColumnStore store, int length)
    {
        (this.store, Count) = (store, length);
        int blocks = (length + BlockLength - 1) >> BlockBits;
        (narrow, wide) = (new Column<ushort>?[blocks], new Column<int>?[blocks]);
    }

    public int Count { get; private set; }

    public int this[int place]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            int block = place >> BlockBits, at = place & (BlockLength - 1);
            if (narrow[block] is { } two)
                return two[at] - 1;
            return wide[block] is { } four ? four[at] - 1 : -1;
        }
        set
        {
            int block = place >> BlockBits, at = place & (BlockLength - 1);
            if (wide[block] is { } four)
            {
                four[at] = value + 1;
                return;
            }
            Column<ushort> two = narrow[block] ??= NewBlock(block);
            if (value < ushort.MaxValue)
                two[at] = (ushort)(value + 1);
            else
                Widen(block)[at] = value + 1;
        }
    }

    /// <summary>Says that a code will be asked for soon.</summary>
    public void Prefetch(int place)
    {
        int block = place >> BlockBits, at = place & (BlockLength - 1);
        if (narrow[block] is { } two)
            Internals.Prefetch.Item(in two[at]);
        else if (wide[block] is { } four)
            Internals.Prefetch.Item(in four[at]);
    }

    /// <summary>Copies codes from a place on.</summary>
    public void CopyTo(int from, Span<int> codes)
    {
        while (codes.Length > 0)
        {
            int block = from >> BlockBits, at = from & (BlockLength - 1), count = Math.Min(BlockLength - at, codes.Length);
            if (narrow[block] is { } two)
                Take(two.Slice(at, count), codes);
            else if (wide[block] is { } four)
                Take(four.Slice(at, count), codes);
            else
                codes[..count].Fill(-1);
            from += count;
            codes = codes[count..];
        }
    }

    static void Take(ReadOnlySpan<ushort> places, Span<int> codes)
    {
        for (int i = 0; i < places.Length; i++)
            codes[i] = places[i] - 1;
    }

    static void Take(ReadOnlySpan<int> places, Span<int> codes)
    {
        for (int i = 0; i < places.Length; i++)
            codes[i] = places[i] - 1;
    }

    /// <summary>Adds codes at the end.</summary>
    public void Add(ReadOnlySpan<int> codes)
    {
        while (codes.Length > 0)
        {
            int block = Count >> BlockBits, room = BlockLength - (Count & (BlockLength - 1)), count = Math.Min(room, codes.Length), first = Count;
            MakeRoom(block, (Count & (BlockLength - 1)) + count);
            Count += count;
            Set(first, codes[..count]);
            codes = codes[count..];
        }
    }

    /// <summary>Sets codes side by side within one block.</summary>
    public void Set(int first, ReadOnlySpan<int> codes)
    {
        int block = first >> BlockBits, at = first & (BlockLength - 1), i = 0;
        if (wide[block] is null)
            narrow[block] ??= NewBlock(block);
        if (narrow[block] is { } two)
        {
            Span<ushort> places = two.Slice(at, codes.Length);
            for (; i < codes.Length && codes[i] < ushort.MaxValue; i++)
                places[i] = (ushort)(codes[i] + 1);
        }
        if (i == codes.Length)
            return;
        Span<int> wider = (wide[block] ?? Widen(block)).Slice(at, codes.Length);
        for (; i < codes.Length; i++)
            wider[i] = codes[i] + 1;
    }

    /// <summary>Gives back the memory that only adding needs.</summary>
    public void Trim()
    {
        int last = (Count - 1) >> BlockBits, length = Count - (last << BlockBits);
        if (Count == 0)
            return;
        Array.Resize(ref narrow, last + 1);
        Array.Resize(ref wide, last + 1);
        narrow[last]?.Resize(length);
        wide[last]?.Resize(length);
    }

    Column<ushort> NewBlock(int block) => store.New<ushort>(Math.Min(BlockLength, Count - (block << BlockBits)));

    Column<int> Widen(int block)
    {
        using Column<ushort> two = narrow[block]!;
        Column<int> four = store.NewUnset<int>(two.Length);
        for (int i = 0; i < two.Length; i++)
            four[i] = two[i];
        (wide[block], narrow[block]) = (four, null);
        return four;
    }

    /// <summary>The last block grows with what it holds: a table may have thousands of columns and few rows.</summary>
    void MakeRoom(int block, int length)
    {
        if (block == narrow.Length)
        {
            Array.Resize(ref narrow, Math.Max(1, block * 2));
            Array.Resize(ref wide, narrow.Length);
        }
        int room = Math.Min(BlockLength, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(FirstLength, length)));
        if (wide[block] is { } four)
            four.Resize(Math.Max(four.Length, room));
        else if (narrow[block] is { } two)
            two.Resize(Math.Max(two.Length, room));
        else
            narrow[block] = store.New<ushort>(room);
    }
}
