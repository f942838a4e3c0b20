using Guiyi.Match.Comparing;

namespace Guiyi.Match.Scoring;

/// <summary>
/// Fellegi-Sunter parameters (Fellegi and Sunter 1969) with three classes of pairs: the same entity (m), unrelated entities (u), and relatives at
/// one place (h), who agree on surname, address and phone without being the same. Shares are conditional on both values being there.
/// </summary>
public sealed class MatchModel
{
    internal MatchModel(ComparisonSet set)
    {
        Attributes = [.. set.Comparisons.Select(c => c.Name)];
        Levels = [.. set.Comparisons.Select(c => (IReadOnlyList<string>)[.. c.Levels.Select(l => l.Name)])];
        M = [.. set.Comparisons.Select(c => WithMissing(c.Levels.Select(l => l.M)))];
        U = [.. set.Comparisons.Select(c => WithMissing(c.Levels.Select(l => l.U)))];
        H = [.. U.Select(u => (double[])u.Clone())];
        TieRelatives(set);
    }

    /// <summary>A model for scoring: m as counted over all pairs found, u and h to match.</summary>
    /// <param name="set">The comparisons.</param>
    /// <param name="found">[comparison][level]: expected number of pairs of one entity.</param>
    /// <param name="priorPairs">Pairs that the prior of the attribute kind weighs as much as.</param>
    internal MatchModel Counted(ComparisonSet set, double[][] found, double priorPairs)
    {
        var counted = new MatchModel(set) { Prior = Prior, RelativesPrior = RelativesPrior };
        for (int c = 0; c < M.Length; c++)
        {
            double total = found[c].Skip(1).Sum(), strength = priorPairs * set.Comparisons[c].PriorStrength;
            for (int level = 1; level < M[c].Length; level++)
                counted.M[c][level] = (found[c][level] + (strength * set.Comparisons[c].Levels[level - 1].M)) / (total + strength);
            CapDifferent(counted.M[c], set.Comparisons[c].MostDifferent);
            U[c].CopyTo(counted.U[c], 0);
        }
        counted.TieRelatives(set);
        return counted;
    }

    /// <summary>No more than a share of pairs may be at the last level; the others take the rest as they stand to each other.</summary>
    internal static void CapDifferent(double[] shares, double most)
    {
        double different = shares[^1];
        if (different <= most)
            return;
        for (int level = 1; level < shares.Length - 1; level++)
            shares[level] *= (1 - most) / (1 - different);
        shares[^1] = most;
    }

    /// <summary>The same model with another chance that two random records are one entity.</summary>
    internal MatchModel WithPriorOf(double prior)
    {
        var changed = (MatchModel)MemberwiseClone();
        changed.Prior = prior;
        return changed;
    }

    /// <summary>Sets H from M and U: relatives share some attributes as one person's records do, and the rest by chance.</summary>
    internal void TieRelatives(ComparisonSet set)
    {
        for (int c = 0; c < H.Length; c++)
        {
            double shared = Math.Max(set.Comparisons[c].SharedByRelatives, set.Comparisons[c].SharedByCustom);
            for (int level = 1; level < H[c].Length; level++)
                H[c][level] = set.Comparisons[c].Relatives is { } shares ? shares[level - 1] : (shared * M[c][level]) + ((1 - shared) * U[c][level]);
        }
    }

    /// <summary>Names of the compared attributes.</summary>
    public IReadOnlyList<string> Attributes { get; }

    /// <summary>Names of each attribute's levels, strongest first; level numbers count from 1.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Levels { get; }

    /// <summary>[attribute][level]: share among pairs of the same entity; level 0 (missing) is 1.</summary>
    public double[][] M { get; }

    /// <summary>[attribute][level]: share among pairs of unrelated entities.</summary>
    public double[][] U { get; }

    /// <summary>[attribute][level]: share among pairs of relatives at one place.</summary>
    public double[][] H { get; }

    /// <summary>Chance that two random records are the same entity.</summary>
    public double Prior { get; internal set; } = 1e-4;

    /// <summary>Chance that two random records are relatives at one place; 0 where nothing could tell them apart.</summary>
    public double RelativesPrior { get; internal set; }

    static double[] WithMissing(IEnumerable<double> shares) => [1, .. shares];
}
