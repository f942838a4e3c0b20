using Guiyi.Match.Blocking;

namespace Guiyi.Match.Scoring;

/// <summary>The pairs that could matter, with their weights: of many millions compared, most are far apart and never looked at again.</summary>
/// <param name="Pairs">The pairs.</param>
/// <param name="Weights">log2 odds of each.</param>
/// <param name="FarApart">The pairs that are not kept, counted by whole bits.</param>
sealed record NearPairs(CandidatePairs Pairs, float[] Weights, IReadOnlyList<(int Bits, long Pairs)> FarApart)
{
    /// <summary>Below these log2 odds a pair needs no exact weight: it is neither joined nor shown for review.</summary>
    public const double Hopeless = -6;

    const int ChunkPairs = 1 << 16, LeastBits = -256;

    public static NearPairs Of(ComparedPairs pairs, PairScorer scorer, int threads)
    {
        // Most pairs are so far apart that no shared value, however rare, could bring them near: their pattern says all.
        PatternWeight[] patterns = [.. pairs.Counts.Patterns.Select(scorer.Weigh)];
        var parts = new Part[(pairs.Count + ChunkPairs - 1) / ChunkPairs];
        Parallel.For(0, parts.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, p =>
            parts[p] = Part.Of(pairs, patterns, scorer, p * ChunkPairs, Math.Min(pairs.Count, (p + 1) * ChunkPairs)));
        return Joined(pairs, parts);
    }

    sealed class Part
    {
        public List<int> Near { get; } = [];

        public List<float> Weights { get; } = [];

        public long[] Far { get; } = new long[-LeastBits];

        public static Part Of(ComparedPairs pairs, PatternWeight[] patterns, PairScorer scorer, int from, int to)
        {
            var part = new Part();
            for (int i = from; i < to; i++)
            {
                ref readonly PatternWeight pattern = ref patterns[pairs.Rows[i]];
                float weight = (float)(pattern.MostOdds < Hopeless ? pattern.Odds : scorer.Score(pairs.Left[i], pairs.Right[i], pattern));
                if (weight >= Hopeless)
                {
                    part.Near.Add(i);
                    part.Weights.Add(weight);
                }
                else
                {
                    part.Far[-(int)Math.Max(LeastBits, MathF.Floor(weight)) - 1]++;
                }
            }
            return part;
        }
    }

    static NearPairs Joined(ComparedPairs pairs, Part[] parts)
    {
        int[] near = [.. parts.SelectMany(p => p.Near)];
        var kept = new CandidatePairs(new int[near.Length], new int[near.Length], new uint[near.Length], new ulong[near.Length]);
        for (int i = 0; i < near.Length; i++)
        {
            int row = pairs.Rows[near[i]];
            (kept.Left[i], kept.Right[i]) = (pairs.Left[near[i]], pairs.Right[near[i]]);
            (kept.Recipes[i], kept.Pattern[i]) = (pairs.Counts.Recipes[row], pairs.Counts.Patterns[row]);
        }
        var far = new List<(int, long)>();
        for (int bits = LeastBits; bits < 0; bits++)
            if (parts.Sum(p => p.Far[-bits - 1]) is > 0 and long count)
                far.Add((bits, count));
        return new NearPairs(kept, [.. parts.SelectMany(p => p.Weights)], far);
    }
}
