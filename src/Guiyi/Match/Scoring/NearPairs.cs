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
        PatternWeight[] patterns = [.. pairs.Counts.Patterns.Select(scorer.Weigh)];
        int[] bits = Array.ConvertAll(patterns, pattern => BitsOfFar(pattern, floor));
        var parts = new Part[pairs.Chunks.Count];
        long[] far = new long[-LeastBits + 1];
        Parallel.For(0, parts.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, () => new long[far.Length], (p, _, own) =>
        {
            parts[p] = Part.Of(pairs.Chunks[p], patterns, bits, scorer, floor, own);
            return own;
        }, own =>
        {
            lock (far)
                for (int place = 0; place < far.Length; place++)
                    far[place] += own[place];
        });
        return Joined(pairs, parts, far[..^1], scorer.Store, threads);
    }

    const int IsNear = -1;

    /// <summary>Where pairs of a pattern are counted that are far apart whatever they share, the last place for those that are not counted; or <see cref="IsNear"/>.</summary>
    static int BitsOfFar(PatternWeight pattern, double floor) => pattern.MostOdds >= floor || (float)pattern.Odds >= floor ? IsNear : BitsOf((float)pattern.Odds);

    static int BitsOf(float weight) => weight < Hopeless ? -(int)Math.Max(LeastBits, MathF.Floor(weight)) - 1 : -LeastBits;

    /// <summary>The near pairs of a chunk, by their place in it.</summary>
    sealed record Part(Column<int> Near, Column<float> Weights) : IDisposable
    {
        [ThreadStatic]
        static List<int>? near;

        [ThreadStatic]
        static List<float>? weights;

        // Pairs whose nodes are asked for before they are needed: they lie anywhere.
        const int Ahead = 24, Nearer = 12, Next = 5;

        public static Part Of(PairChunk chunk, PatternWeight[] patterns, int[] bits, PairScorer scorer, double floor, long[] far)
        {
            // Lists of the thread's own: of thousands of parts, what growing leaves behind would be a good deal.
            (List<int> near, List<float> weights) = (Part.near ??= [], Part.weights ??= []);
            near.Clear();
            weights.Clear();
            ReadOnlySpan<int> left = chunk.Left, right = chunk.Right, rows = chunk.Rows;
            for (int i = 0; i < rows.Length; i++)
            {
                if (i + Ahead < rows.Length && bits[rows[i + Ahead]] == IsNear)
                    scorer.Prefetch(left[i + Ahead], right[i + Ahead]);
                if (i + Nearer < rows.Length && bits[rows[i + Nearer]] == IsNear)
                    scorer.PrefetchRarity(left[i + Nearer], patterns[rows[i + Nearer]]);
                if (i + Next < rows.Length && bits[rows[i + Next]] == IsNear)
                    scorer.PrefetchName(left[i + Next], patterns[rows[i + Next]]);
                if (bits[rows[i]] is not IsNear and int counted)
                {
                    far[counted]++;
                    continue;
                }
                ref readonly PatternWeight pattern = ref patterns[rows[i]];
                float weight = (float)(pattern.MostOdds < floor ? pattern.Odds : scorer.Score(left[i], right[i], pattern));
                if (weight >= floor)
                {
                    near.Add(i);
                    weights.Add(weight);
                }
                else
                {
                    far[BitsOf(weight)]++;
                }
            }
            return new Part(Column<int>.Of(scorer.Store, CollectionsMarshal.AsSpan(near)), Column<float>.Of(scorer.Store, CollectionsMarshal.AsSpan(weights)));
        }

        public void Dispose()
        {
            Near.Dispose();
            Weights.Dispose();
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
            foreach (int i in parts[p].Near)
            {
                int row = chunk.Rows[i];
                (kept.Left[at], kept.Right[at]) = (chunk.Left[i], chunk.Right[i]);
                (kept.Recipes[at], kept.Pattern[at]) = (pairs.Counts.Recipes[row], pairs.Counts.Patterns[row]);
                at++;
            }
            parts[p].Dispose();
        });
        return new NearPairs(kept, weights, [.. far.Select((count, bits) => (-bits - 1, count)).Where(f => f.count > 0).Reverse()]);
    }
}
