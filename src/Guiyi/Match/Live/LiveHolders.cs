using Guiyi.Match.Blocking;
using Guiyi.Match.Comparing;

namespace Guiyi.Match.Live;

/// <summary>Whom records seem to belong to that came after a run: told from their first values, as <see cref="Holders"/> tells it of the run's nodes.</summary>
sealed class LiveHolders
{
    readonly First[] telling, others;

    /// <param name="atoms">All atoms of the run.</param>
    /// <param name="set">The comparisons, with room for later values.</param>
    public LiveHolders(IReadOnlyList<Atom> atoms, ComparisonSet set)
    {
        telling = [.. Holders.Telling(atoms).Select(a => new First(a, set))];
        others = [.. Holders.Others(atoms).Select(a => new First(a, set))];
    }

    /// <summary>What an atom says of a node's first value.</summary>
    sealed class First(Atom atom, ComparisonSet set)
    {
        readonly (AtomBook.FeatureReader Read, int PerValue) reader = AtomBook.Reader(atom, set.Comparisons[atom.Comparison]);

        public uint Of(Desk desk)
        {
            ReadOnlySpan<int> codes = desk.Codes(atom.Comparison);
            if (codes.IsEmpty)
                return 0;
            if (codes[0] < atom.Features.Length / reader.PerValue)
                return atom.Features[codes[0]];
            Span<uint> features = stackalloc uint[reader.PerValue];
            reader.Read(codes[0], features);
            return features[0];
        }
    }

    /// <summary>The holder of the record at a desk. One thread at a time.</summary>
    public uint Of(Desk desk) => Holders.Of(Array.ConvertAll(telling, t => t.Of(desk)), Array.ConvertAll(others, o => o.Of(desk)));
}
