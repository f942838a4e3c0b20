using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Guiyi.Internals;

namespace Guiyi.Match.Blocking;

/// <summary>
/// The nodes' features side by side, a row for each node: which features two nodes share is told by comparing two rows at once. Only atoms that
/// a recipe uses have a place. What else blocking asks of a node stands in its row too: one place in memory to look at.
/// </summary>
sealed class FeatureTable : IDisposable
{
    const int Lane = 8;

    // Behind the features: whether there are further values, and the recipes whose block was left out.
    const int Others = 2;

    readonly IReadOnlyList<Atom> atoms;
    readonly int count;
    readonly AlignedRows<uint> rows;
    readonly ulong isAtom;

    /// <param name="atoms">The atoms that recipes use.</param>
    /// <param name="nodes">Number of nodes.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="store">Where it is to lie.</param>
    public FeatureTable(IReadOnlyList<Atom> atoms, int nodes, int threads, ColumnStore store)
    {
        (this.atoms, count) = (atoms, atoms.Count);
        rows = new AlignedRows<uint>((count + Others + Lane - 1) / Lane * Lane, nodes, store);
        isAtom = (1UL << count) - 1;
        const int chunk = 1 << 13;
        Parallel.For(0, (nodes + chunk - 1) / chunk, new ParallelOptions { MaxDegreeOfParallelism = threads }, part =>
        {
            (int from, int to) = (part * chunk, Math.Min(nodes, (part + 1) * chunk));
            for (int a = 0; a < count; a++)
                Fill(atoms[a], a, from, to);
        });
    }

    void Fill(Atom atom, int a, int from, int to)
    {
        ReadOnlySpan<int> codes = atom.Slots[0].Slice(from, to - from);
        ReadOnlySpan<uint> features = atom.Features.Span;
        Span<uint> own = rows.Rows(from, to - from);
        // A short loop: the features lie anywhere, and many reads are to be under way at once.
        for (int i = 0, at = a; i < codes.Length; i++, at += rows.Width)
            own[at] = codes[i] < 0 ? 0 : features[codes[i]];
        for (int slot = 1; slot < atom.Slots.Length; slot++)
            for (int node = from; node < to; node++)
                if (atom.Slots[slot][node] >= 0)
                    rows.At(node, count) = 1;
    }

    /// <summary>True where an attribute of the node has further values than the first.</summary>
    public bool Several(int node) => rows.At(node, count) != 0;

    /// <summary>The recipes, a bit each, whose block of the node's key was left out.</summary>
    public uint LeftOut(int node) => rows.At(node, count + 1);

    /// <summary>Says that the block of the node's key was left out. Several threads may say so of one node, whose keys are in several blocks.</summary>
    public void LeaveOut(int node, int recipe) => Interlocked.Or(ref rows.At(node, count + 1), 1u << recipe);

    /// <summary>The features of a node's first values, by atom; 0 where there is none.</summary>
    public ReadOnlySpan<uint> Row(int node) => rows.FirstOf(node, count);

    /// <summary>Says that a node will be asked about soon.</summary>
    public void Prefetch(int node) => Internals.Prefetch.Lines<uint>(rows[node]);

    /// <summary>The atoms whose feature both nodes have, a bit each.</summary>
    public ulong Shared(int a, int b) => Shared(a, b, out _, out _);

    /// <summary>The atoms whose feature both nodes have, a bit each.</summary>
    /// <param name="a">A node.</param>
    /// <param name="b">Another.</param>
    /// <param name="several">An attribute of either has further values.</param>
    /// <param name="left">The recipes, a bit each, whose block of either's key was left out.</param>
    public ulong Shared(int a, int b, out bool several, out uint left)
    {
        ref uint x = ref MemoryMarshal.GetReference(rows[a]), y = ref MemoryMarshal.GetReference(rows[b]);
        several = (Unsafe.Add(ref x, count) | Unsafe.Add(ref y, count)) != 0;
        left = Unsafe.Add(ref x, count + 1) | Unsafe.Add(ref y, count + 1);
        if (several)
            return SharedOfSeveral(a, b);
        ulong shared = 0;
        for (int i = 0; i < rows.Width; i += Lane)
        {
            Vector256<uint> own = Vector256.LoadUnsafe(ref x, (nuint)i), other = Vector256.LoadUnsafe(ref y, (nuint)i);
            Vector256<uint> equal = Vector256.AndNot(Vector256.Equals(own, other), Vector256.Equals(own, Vector256<uint>.Zero));
            shared |= (ulong)equal.ExtractMostSignificantBits() << i;
        }
        return shared & isAtom;
    }

    public void Dispose()
    {
        rows.Dispose();
    }

    ulong SharedOfSeveral(int a, int b)
    {
        ulong shared = 0;
        for (int atom = 0; atom < count; atom++)
            if (atoms[atom].Shared(a, b) != 0)
                shared |= 1UL << atom;
        return shared;
    }
}
