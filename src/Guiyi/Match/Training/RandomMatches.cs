using Guiyi.Match.Comparing;
using Guiyi.Match.Scoring;

namespace Guiyi.Match.Training;

/// <summary>
/// Random pairs are not all of different entities: in a file of a few hundred rows, or one where everybody has thirty records, a good part of those that
/// agree are the same. What is sampled is (1 - p) u + p m with p the chance that two records are one entity; this takes p m out.
/// </summary>
static class RandomMatches
{
    // Never all of what was seen: p and m are estimates too.
    const double MostTaken = 0.9;

    // From one level to the next a tenth to a half of the pairs are left, where the file does not tell.
    const double LeastFall = 0.2, MostFall = 0.5;

    /// <summary>
    /// Likeness of texts that have nothing to do with each other falls off ever faster. Where there are more of one level than the two below it lead to
    /// expect, they are the same after all, even where this is the only attribute there is.
    /// </summary>
    /// <returns>What was taken off.</returns>
    static double Taper(double[] u)
    {
        double taken = 0;
        for (int level = u.Length - 3; level >= 1; level--)
        {
            double most = u[level + 1] * Math.Clamp(u[level + 1] / u[level + 2], LeastFall, MostFall);
            taken += Math.Max(0, u[level] - most);
            u[level] = Math.Min(u[level], most);
        }
        return taken;
    }

    /// <param name="model">Its U is as sampled, its M as learned so far; U is replaced.</param>
    /// <param name="set">The comparisons.</param>
    /// <param name="share">Chance that two random records are one entity.</param>
    public static void TakeOut(MatchModel model, ComparisonSet set, double share)
    {
        for (int c = 0; c < set.Comparisons.Count; c++)
        {
            // Exact agreement of these is counted over entities already.
            bool counted = set.Comparisons[c] is { IsExactFirst: true, IsIdentifying: false };
            double[] u = model.U[c], m = model.M[c];
            if (set.Comparisons[c] is WordsComparison { IsDistinct: true })
            {
                u[^1] += Taper(u);
                continue;
            }
            double rest = 1;
            for (int level = 1; level < u.Length - 1; level++)
            {
                if (level > 1 || !counted)
                    u[level] = (u[level] - Math.Min(share * m[level], MostTaken * u[level])) / (1 - share);
                rest -= u[level];
            }
            u[^1] = Math.Max(rest, 1e-4);
        }
    }
}
