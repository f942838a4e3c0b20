using Guiyi.Match.Comparing;
using Guiyi.Match.Scoring;

namespace Guiyi.Match.Training;

/// <summary>A weaker level may not weigh more than a stronger one: offenders are pooled (pool adjacent violators, Ayer et al. 1955).</summary>
static class Monotone
{
    public static void Enforce(MatchModel model, ComparisonSet set)
    {
        for (int c = 0; c < set.Comparisons.Count; c++)
            Pool(model.M[c], model.U[c]);
    }

    static void Pool(double[] m, double[] u)
    {
        var pools = new List<(double M, double U, int Levels)>();
        for (int level = 1; level < m.Length; level++)
        {
            pools.Add((m[level], u[level], 1));
            while (pools.Count > 1 && pools[^1].M / pools[^1].U > pools[^2].M / pools[^2].U)
            {
                (double pm, double pu, int levels) = pools[^2];
                pools[^2] = (pm + pools[^1].M, pu + pools[^1].U, levels + pools[^1].Levels);
                pools.RemoveAt(pools.Count - 1);
            }
        }
        int at = 1;
        foreach ((double pm, double pu, int levels) in pools)
            for (int i = 0; i < levels; i++, at++)
                m[at] = u[at] * pm / pu;
    }
}
