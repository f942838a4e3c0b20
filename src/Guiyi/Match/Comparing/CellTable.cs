using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Guiyi.Internals;

namespace Guiyi.Match.Comparing;

/// <summary>
/// The nodes' first values side by side, a row of cells for each node: the value's code, and above it a sketch that tells most far values apart
/// at a glance. To compare two nodes, two rows are read instead of two places in every column.
/// </summary>
sealed class CellTable
{
    const ulong Missing = uint.MaxValue;
    const int WordsInLine = 8, Lane = 4;

    // Behind the cells of a row stands a word with a bit for each comparison whose first value is not all there is.
    readonly AlignedRows<ulong> rows;

    public CellTable(IReadOnlyList<Comparison> comparisons, int nodes, ColumnStore store)
        : this(comparisons.Count, nodes, store)
    {
        var sketches = new Column<uint>[Width];
        Parallel.For(0, Width, c => sketches[c] = comparisons[c].Sketches());
        const int chunk = 1 << 13;
        Parallel.For(0, (nodes + chunk - 1) / chunk, part =>
        {
            (int from, int to) = (part * chunk, Math.Min(nodes, (part + 1) * chunk));
            for (int c = 0; c < Width; c++)
                Fill(comparisons[c], c, sketches[c], from, to);
        });
        foreach (Column<uint> own in sketches)
            own.Dispose();
    }

    CellTable(int width, int nodes, ColumnStore store) => (Width, rows) = (width, new AlignedRows<ulong>(Stride(width), nodes, store));

    /// <summary>Up to a line of the processor's cache, a row lies in one; and whole lanes are compared.</summary>
    static int Stride(int width) => width + 1 <= WordsInLine ? Math.Max(Lane, (int)BitOperations.RoundUpToPowerOf2((uint)width + 1)) : (width + Lane) / Lane * Lane;

    /// <summary>A table of empty rows, to be set one by one.</summary>
    public static CellTable Empty(int width, int nodes) => new(width, nodes, ColumnStore.Memory);

    public void Set(int node, ReadOnlySpan<ulong> row, uint severalOf)
    {
        row.CopyTo(rows[node]);
        rows.At(node, Width) = severalOf;
    }

    /// <summary>The cell of a value; of none where the code is negative.</summary>
    public static ulong CellOf(int code, uint sketch) => code < 0 ? Missing : ((ulong)sketch << 32) | (uint)code;

    /// <summary>Cells in a row, one for each comparison.</summary>
    public int Width { get; }

    public ReadOnlySpan<ulong> Row(int node) => rows.FirstOf(node, Width);

    /// <summary>Says that a node's cells will be read soon.</summary>
    public void Prefetch(int node) => Internals.Prefetch.Lines<ulong>(rows[node]);

    /// <summary>Comparisons, a bit each, for which the node's first value is not all there is to compare.</summary>
    public uint Several(int node) => (uint)rows.At(node, Width);

    /// <summary>How the first values of two nodes stand to each other: all comparisons at once.</summary>
    public CellBits Bits(int a, int b)
    {
        ref ulong x = ref MemoryMarshal.GetReference(rows[a]), y = ref MemoryMarshal.GetReference(rows[b]);
        uint missing = 0, equal = 0, bare = 0;
        for (int i = 0; i < rows.Width; i += Lane)
        {
            Vector256<ulong> own = Vector256.LoadUnsafe(ref x, (nuint)i), other = Vector256.LoadUnsafe(ref y, (nuint)i);
            // Codes of missing values are negative.
            missing |= ((own | other) << 32).ExtractMostSignificantBits() << i;
            equal |= Vector256.Equals(own, other).ExtractMostSignificantBits() << i;
            bare |= (Vector256.Equals(own >>> 32, Vector256<ulong>.Zero) | Vector256.Equals(other >>> 32, Vector256<ulong>.Zero)).ExtractMostSignificantBits() << i;
        }
        uint several = (uint)(Unsafe.Add(ref x, Width) | Unsafe.Add(ref y, Width)), all = (1u << Width) - 1;
        return new CellBits(all & ~several & ~missing, equal, bare, several & all);
    }

    /// <summary>The value's code in a cell; negative where there is none.</summary>
    public static int Code(ulong cell) => (int)cell;

    public static uint SketchOf(ulong cell) => (uint)(cell >> 32);

    void Fill(Comparison comparison, int c, Column<uint> sketches, int from, int to)
    {
        Column<int>[] slots = comparison.Slots;
        ReadOnlySpan<int> codes = slots[0].Slice(from, to - from);
        ReadOnlySpan<uint> known = sketches.Span;
        Span<ulong> own = rows.Rows(from, to - from);
        // Short loops: the sketches lie anywhere, and many reads are to be under way at once.
        for (int i = 0, at = c; i < codes.Length; i++, at += rows.Width)
            own[at] = CellOf(codes[i], (uint)codes[i] < (uint)known.Length ? known[codes[i]] : 0);
        ulong bit = 1UL << c;
        if (comparison.ComparesNodes)
            for (int at = Width; at < own.Length; at += rows.Width)
                own[at] |= bit;
        for (int slot = 1; slot < slots.Length; slot++)
            for (int node = from; node < to; node++)
                if (slots[slot][node] >= 0)
                    rows.At(node, Width) |= bit;
    }
}

/// <summary>How the first values of two nodes stand to each other, a bit for each comparison.</summary>
/// <param name="Present">Both nodes have one value.</param>
/// <param name="Equal">It is the same.</param>
/// <param name="Bare">One of them has no sketch.</param>
/// <param name="Several">Their first values are not all there is to compare.</param>
readonly record struct CellBits(uint Present, uint Equal, uint Bare, uint Several)
{
    /// <summary>A pattern of comparisons, a bit each, that are at the first level.</summary>
    public static ulong FirstLevels(uint comparisons)
    {
        const ulong all = 0x1111_1111_1111_1111;
        if (Bmi2.X64.IsSupported)
            return Bmi2.X64.ParallelBitDeposit(comparisons, all);
        ulong pattern = 0;
        for (; comparisons != 0; comparisons &= comparisons - 1)
            pattern |= 1UL << (4 * BitOperations.TrailingZeroCount(comparisons));
        return pattern;
    }
}
