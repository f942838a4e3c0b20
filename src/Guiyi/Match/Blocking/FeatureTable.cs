using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Guiyi.Internals;

namespace Guiyi.Match.Blocking;

/// <summary>
/// The nodes' features side by side, a row for each node: which features two nodes share is told by comparing two rows at once. Only atoms that
/// a recipe uses have a place.
/// </summary>
sealed class FeatureTable : IDisposable
{
    const int Lane = 8;

    readonly IReadOnlyList<Atom> atoms;
    readonly int width;
    readonly Column<uint> features;
    readonly Column<bool> several;

    /// <param name="atoms">The atoms that recipes use.</param>
    /// <param name="nodes">Number of nodes.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="store">Where it is to lie.</param>
    public FeatureTable(IReadOnlyList<Atom> atoms, int nodes, int threads, ColumnStore store)
    {
        this.atoms = atoms;
        width = (atoms.Count + Lane - 1) / Lane * Lane;
        features = store.New<uint>(checked(width * nodes));
        several = store.New<bool>(nodes);
        const int chunk = 1 << 13;
        Parallel.For(0, (nodes + chunk - 1) / chunk, new ParallelOptions { MaxDegreeOfParallelism = threads }, part =>
        {
            (int from, int to) = (part * chunk, Math.Min(nodes, (part + 1) * chunk));
            for (int a = 0; a < atoms.Count; a++)
                Fill(atoms[a], a, from, to);
        });
    }

    void Fill(Atom atom, int a, int from, int to)
    {
        Column<int> first = atom.Slots[0];
        for (int node = from; node < to; node++)
        {
            features[(node * width) + a] = first[node] < 0 ? 0 : atom.Features[first[node]];
            for (int slot = 1; slot < atom.Slots.Length; slot++)
                several[node] |= atom.Slots[slot][node] >= 0;
        }
    }

    /// <summary>True where an attribute of the node has further values than the first.</summary>
    public bool Several(int node) => several[node];

    /// <summary>The features of a node's first values, by atom; 0 where there is none.</summary>
    public ReadOnlySpan<uint> Row(int node) => features.Slice(node * width, width);

    /// <summary>The atoms whose feature both nodes have, a bit each.</summary>
    public ulong Shared(int a, int b)
    {
        if (several[a] | several[b])
            return SharedOfSeveral(a, b);
        ref uint x = ref MemoryMarshal.GetReference(features.Span);
        ulong shared = 0;
        for (int i = 0; i < width; i += Lane)
        {
            Vector256<uint> left = Vector256.LoadUnsafe(ref x, (nuint)((a * width) + i)), right = Vector256.LoadUnsafe(ref x, (nuint)((b * width) + i));
            Vector256<uint> equal = Vector256.AndNot(Vector256.Equals(left, right), Vector256.Equals(left, Vector256<uint>.Zero));
            shared |= (ulong)equal.ExtractMostSignificantBits() << i;
        }
        return shared;
    }

    public void Dispose()
    {
        features.Dispose();
        several.Dispose();
    }

    ulong SharedOfSeveral(int a, int b)
    {
        ulong shared = 0;
        for (int atom = 0; atom < atoms.Count; atom++)
            if (atoms[atom].Shared(a, b) != 0)
                shared |= 1UL << atom;
        return shared;
    }
}
