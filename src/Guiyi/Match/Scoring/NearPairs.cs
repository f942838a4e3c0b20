using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Guiyi.Internals;
using Guiyi.Match.Blocking;

namespace Guiyi.Match.Scoring;

/// <summary>The pairs that could matter, with their weights: of many millions compared, most are far apart and never looked at again.</summary>
/// <param name="Pairs">The pairs.</param>
/// <param name="Weights">log2 odds of each.</param>
/// <param name="FarApart">The pairs that are not kept, counted by whole bits; only those below <see cref="Hopeless"/>.</param>
sealed record NearPairs(CandidatePairs Pairs, float[] Weights, IReadOnlyList<(int Bits, long Pairs)> FarApart)
{
    /// <summary>Below these log2 odds a pair needs no exact weight: it is neither joined nor shown for review.</summary>
    public const double Hopeless = -6;

    const int LeastBits = -256;

    /// <summary>Weighs pairs and keeps the near ones.</summary>
    /// <param name="pairs">Compared pairs.</param>
    /// <param name="scorer">Weighs them.</param>
    /// <param name="floor">log2 odds of the pairs that are kept; <see cref="Hopeless"/> or more.</param>
    /// <param name="threads">Threads; the outcome does not depend on it.</param>
    public static NearPairs Of(ComparedPairs pairs, PairScorer scorer, double floor, int threads)
    {
        // Most pairs are so far apart that no shared value, however rare, could bring them near: their pattern says all.
        using Column<PatternWeight> patterns = scorer.Store.NewUnset<PatternWeight>(pairs.Counts.Patterns.Length);
        using Column<int> bits = scorer.Store.NewUnset<int>(patterns.Length);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
        Parallel.For(0, (patterns.Length + PartPatterns - 1) / PartPatterns, parallel, part =>
        {
            for (int row = part * PartPatterns; row < Math.Min(patterns.Length, (part + 1) * PartPatterns); row++)
            {
                patterns[row] = scorer.Weigh(pairs.Counts.Patterns[row]);
                bits[row] = BitsOfFar(patterns[row], floor);
            }
        });
        var parts = new Part[pairs.Chunks.Count];
        var shares = new ConcurrentBag<Share>();
        Parallel.For(0, parts.Length, parallel, () => shares.TryTake(out Share? spare) ? spare : new Share(scorer.Store), (p, _, own) =>
        {
            parts[p] = own.Weigh(pairs.Chunks[p], patterns.Span, bits.Span, scorer, floor);
            return own;
        }, shares.Add);
        long[] far = new long[-LeastBits];
        foreach (Share own in shares)
            for (int place = 0; place < far.Length; place++)
                far[place] += own.Far[place];
        NearPairs joined = Joined(pairs, parts, far, scorer.Store, threads);
        foreach (Share own in shares)
            own.Dispose();
        return joined;
    }

    const int PartPatterns = 1 << 10;

    const int IsNear = -1;

    /// <summary>Where pairs of a pattern are counted that are far apart whatever they share, the last place for those that are not counted; or <see cref="IsNear"/>.</summary>
    static int BitsOfFar(PatternWeight pattern, double floor) => pattern.MostOdds >= floor || (float)pattern.Odds >= floor ? IsNear : BitsOf((float)pattern.Odds);

    static int BitsOf(float weight) => weight < Hopeless ? -(int)Math.Max(LeastBits, MathF.Floor(weight)) - 1 : -LeastBits;

    /// <summary>The near pairs of a chunk, by their place in it.</summary>
    readonly record struct Part(Rooms<int>.Room Near, Rooms<float>.Room Weights);

    /// <summary>What one thread finds.</summary>
    sealed class Share(ColumnStore store) : IDisposable
    {
        // Pairs whose nodes are asked for before they are needed: they lie anywhere.
        const int Ahead = 24, Nearer = 12, Next = 5;

        readonly List<int> near = [];
        int[] maybeNear = [];
        readonly List<float> weights = [];
        readonly Rooms<int> nearRooms = new(store);
        readonly Rooms<float> weightRooms = new(store);

        /// <summary>Far pairs by whole bits; the last place is for those that are not counted.</summary>
        public long[] Far { get; } = new long[-LeastBits + 1];

        public Part Weigh(PairChunk chunk, ReadOnlySpan<PatternWeight> patterns, ReadOnlySpan<int> bits, PairScorer scorer, double floor)
        {
            near.Clear();
            weights.Clear();
            // Where the near ones are nearly certain, nobody asks how far apart the others are.
            double asked = floor > Hopeless ? floor : double.NegativeInfinity;
            ReadOnlySpan<int> left = chunk.Left, right = chunk.Right, rows = chunk.Rows;
            ReadOnlySpan<int> open = Open(rows, bits);
            for (int o = 0; o < open.Length; o++)
            {
                if (o + Ahead < open.Length)
                    scorer.Prefetch(left[open[o + Ahead]], right[open[o + Ahead]]);
                if (o + Nearer < open.Length)
                    scorer.PrefetchRarity(left[open[o + Nearer]], patterns[rows[open[o + Nearer]]]);
                if (o + Next < open.Length)
                    scorer.PrefetchName(left[open[o + Next]], patterns[rows[open[o + Next]]]);
                int i = open[o];
                ref readonly PatternWeight pattern = ref patterns[rows[i]];
                float weight = (float)(pattern.MostOdds < floor ? pattern.Odds : scorer.Score(left[i], right[i], pattern, asked));
                if (weight >= floor)
                {
                    near.Add(i);
                    weights.Add(weight);
                }
                else
                {
                    Far[BitsOf(weight)]++;
                }
            }
            return new Part(nearRooms.Take(CollectionsMarshal.AsSpan(near)), weightRooms.Take(CollectionsMarshal.AsSpan(weights)));
        }

        /// <summary>The pairs whose pattern does not say that they are far apart; the others are counted.</summary>
        ReadOnlySpan<int> Open(ReadOnlySpan<int> rows, ReadOnlySpan<int> bits)
        {
            if (maybeNear.Length < rows.Length)
                maybeNear = new int[rows.Length];
            int count = 0;
            for (int i = 0; i < rows.Length; i++)
            {
                int counted = bits[rows[i]];
                if (counted == IsNear)
                    maybeNear[count++] = i;
                else
                    Far[counted]++;
            }
            return maybeNear.AsSpan(0, count);
        }

        public void Dispose()
        {
            nearRooms.Dispose();
            weightRooms.Dispose();
        }
    }

    static NearPairs Joined(ComparedPairs pairs, Part[] parts, long[] far, ColumnStore store, int threads)
    {
        int[] starts = new int[parts.Length + 1];
        for (int p = 0; p < parts.Length; p++)
            starts[p + 1] = starts[p] + parts[p].Near.Length;
        int near = starts[^1];
        var kept = new CandidatePairs(store, near);
        float[] weights = new float[near];
        Parallel.For(0, parts.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, p =>
        {
            PairChunk chunk = pairs.Chunks[p];
            int at = starts[p];
            parts[p].Weights.Span.CopyTo(weights.AsSpan(at));
            foreach (int i in parts[p].Near.Span)
            {
                int row = chunk.Rows[i];
                (kept.Left[at], kept.Right[at]) = (chunk.Left[i], chunk.Right[i]);
                (kept.Recipes[at], kept.Pattern[at]) = (pairs.Counts.Recipes[row], pairs.Counts.Patterns[row]);
                at++;
            }
        });
        return new NearPairs(kept, weights, [.. far.Select((count, bits) => (-bits - 1, count)).Where(f => f.count > 0).Reverse()]);
    }
}
