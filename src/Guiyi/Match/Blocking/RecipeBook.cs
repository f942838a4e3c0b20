using System.Numerics;
using Guiyi.Internals;

namespace Guiyi.Match.Blocking;

/// <summary>
/// Chooses blocking recipes for the columns that are there: a greedy cover. Pairs of one entity are simulated (each atom survives with its
/// reliability, all of them less often in a badly damaged pair); the recipe that finds most of those not yet found per pair compared comes next.
/// </summary>
static class RecipeBook
{
    const int Simulated = 4000, MaxRecipes = 28;

    public static List<Recipe> Choose(IReadOnlyList<Atom> atoms, int nodes, MatchOptions options)
    {
        if (nodes <= options.CompareAllUpTo)
            return [new Recipe(0)];
        var candidates = Candidates(atoms, nodes, options);
        ulong[] survivors = Simulate(atoms);
        var chosen = new List<Recipe>();
        double budget = options.PairBudget(nodes);
        bool[] found = new bool[Simulated];
        while (chosen.Count < MaxRecipes && Best(candidates, survivors, found, nodes) is { } best)
        {
            candidates.Remove(best);
            if (best.Cost > budget && chosen.Count > 0)
                continue;
            budget -= best.Cost;
            chosen.Add(new Recipe(best.Mask));
            for (int i = 0; i < Simulated; i++)
                found[i] |= (survivors[i] & best.Mask) == best.Mask;
        }
        return chosen;
    }

    sealed record Candidate(ulong Mask, double Cost);

    /// <summary>One to three atoms of different attributes, at an affordable expected number of pairs.</summary>
    static List<Candidate> Candidates(IReadOnlyList<Atom> atoms, int nodes, MatchOptions options)
    {
        double all = (double)nodes * (nodes - 1) / 2;
        double limit = options.PairsPerRecipe(nodes);
        var candidates = new List<Candidate>();
        void Consider(params ReadOnlySpan<int> chosen)
        {
            double cost = all;
            ulong mask = 0;
            foreach (int atom in chosen)
            {
                cost *= atoms[atom].Agreement;
                mask |= 1UL << atom;
            }
            // An estimate over the limit is still worth having for its small blocks: the guard leaves out the large ones.
            if (cost <= limit * 8)
                candidates.Add(new Candidate(mask, Math.Min(cost, limit) + (nodes * 0.05)));
        }
        int[] usable = [.. Enumerable.Range(0, atoms.Count).Where(i => atoms[i].Coverage > 0.002)];
        foreach (int i in usable)
        {
            Consider(i);
            foreach (int j in usable.Where(j => j > i && atoms[j].Comparison != atoms[i].Comparison))
            {
                Consider(i, j);
                foreach (int k in usable.Where(k => k > j && atoms[k].Comparison != atoms[j].Comparison && atoms[k].Comparison != atoms[i].Comparison))
                    Consider(i, j, k);
            }
        }
        return candidates;
    }

    static ulong[] Simulate(IReadOnlyList<Atom> atoms)
    {
        var random = new SplitMix(20240701);
        ulong[] survivors = new ulong[Simulated];
        int comparisons = atoms.Max(a => a.Comparison) + 1;
        Span<double> luck = stackalloc double[comparisons];
        Span<double> presence = stackalloc double[comparisons];
        for (int i = 0; i < Simulated; i++)
        {
            double damage = (i % 4) switch { 0 => 0.5, 1 => 1, 2 => 1.7, _ => 2.6 };
            for (int c = 0; c < comparisons; c++)
                (luck[c], presence[c]) = (random.Unit(), random.Unit());
            for (int a = 0; a < atoms.Count; a++)
            {
                bool survives = luck[atoms[a].Comparison] >= (1 - atoms[a].Reliability) * damage;
                bool present = presence[atoms[a].Comparison] < atoms[a].Coverage * atoms[a].Coverage;
                if (survives && present)
                    survivors[i] |= 1UL << a;
            }
        }
        return survivors;
    }

    static Candidate? Best(List<Candidate> candidates, ulong[] survivors, bool[] found, int nodes)
    {
        Candidate? best = null;
        double bestValue = 0;
        foreach (Candidate candidate in candidates)
        {
            int gain = 0;
            for (int i = 0; i < survivors.Length; i++)
                if (!found[i] && (survivors[i] & candidate.Mask) == candidate.Mask)
                    gain++;
            // A recipe that costs less than a pair per node is as good as free.
            double value = gain / (candidate.Cost + (nodes * 0.5));
            bool better = value > bestValue || (value == bestValue && gain > 0 && best is not null
                && BitOperations.PopCount(candidate.Mask) > BitOperations.PopCount(best.Mask));
            if (gain < 2 || !better)
                continue;
            (best, bestValue) = (candidate, value);
        }
        return best;
    }
}
