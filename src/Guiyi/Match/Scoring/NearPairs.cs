using Guiyi.Internals;
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

    const int LeastBits = -256;

    public static NearPairs Of(ComparedPairs pairs, PairScorer scorer, int threads)
    {
        // Most pairs are so far apart that no shared value, however rare, could bring them near: their pattern says all.
        PatternWeight[] patterns = [.. pairs.Counts.Patterns.Select(scorer.Weigh)];
        var parts = new Part[pairs.Chunks.Count];
        Parallel.For(0, parts.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, p => parts[p] = Part.Of(pairs.Chunks[p], patterns, scorer));
        return Joined(pairs, parts, scorer.Store);
    }

    /// <summary>The near pairs of a chunk, by their place in it.</summary>
    sealed record Part(List<int> Near, List<float> Weights, long[] Far)
    {
        public static Part Of(PairChunk chunk, PatternWeight[] patterns, PairScorer scorer)
        {
            var part = new Part([], [], new long[-LeastBits]);
            ReadOnlySpan<int> left = chunk.Left, right = chunk.Right, rows = chunk.Rows;
            for (int i = 0; i < rows.Length; i++)
            {
                ref readonly PatternWeight pattern = ref patterns[rows[i]];
                float weight = (float)(pattern.MostOdds < Hopeless ? pattern.Odds : scorer.Score(left[i], right[i], pattern));
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

    static NearPairs Joined(ComparedPairs pairs, Part[] parts, ColumnStore store)
    {
        int near = parts.Sum(p => p.Near.Count), at = 0;
        var kept = new CandidatePairs(store, near);
        float[] weights = new float[near];
        long[] far = new long[-LeastBits];
        for (int p = 0; p < parts.Length; p++)
        {
            PairChunk chunk = pairs.Chunks[p];
            parts[p].Weights.CopyTo(weights, at);
            foreach (int i in parts[p].Near)
            {
                int row = chunk.Rows[i];
                (kept.Left[at], kept.Right[at]) = (chunk.Left[i], chunk.Right[i]);
                (kept.Recipes[at], kept.Pattern[at]) = (pairs.Counts.Recipes[row], pairs.Counts.Patterns[row]);
                at++;
            }
            for (int bits = 0; bits < far.Length; bits++)
                far[bits] += parts[p].Far[bits];
        }
        return new NearPairs(kept, weights, [.. far.Select((count, bits) => (-bits - 1, count)).Where(f => f.count > 0).Reverse()]);
    }
}
