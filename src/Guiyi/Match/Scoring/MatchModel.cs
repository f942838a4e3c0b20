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

    /// <summary>Sets H from M and U: relatives share some attributes as one person's records do, and the rest by chance.</summary>
    internal void TieRelatives(ComparisonSet set)
    {
        for (int c = 0; c < H.Length; c++)
        {
            double shared = set.Comparisons[c].SharedByRelatives;
            for (int level = 1; level < H[c].Length; level++)
                H[c][level] = (shared * M[c][level]) + ((1 - shared) * U[c][level]);
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
