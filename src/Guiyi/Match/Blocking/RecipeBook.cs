using System.Numerics;
using Guiyi.Internals;

namespace Guiyi.Match.Blocking;

/// <summary>
/// Chooses blocking recipes for the columns that are there: a greedy cover. Pairs of one entity are simulated (each atom survives with its
/// reliability, all of them less often in a badly damaged pair); the recipe that finds most of those not yet found per pair compared comes next.
/// </summary>
/// <param name="Atoms">The atoms that a recipe uses.</param>
/// <param name="Recipes">The recipes, the most useful first.</param>
sealed record RecipeBook(IReadOnlyList<Atom> Atoms, IReadOnlyList<Recipe> Recipes)
{
    const int Simulated = 4096, MaxRecipes = 28, WholeShare = 100;

    /// <summary>Whom each node seems to belong to; null where every pair is compared.</summary>
    public Column<uint>? Holders { get; init; }

    public static RecipeBook Choose(IReadOnlyList<Atom> atoms, int nodes, MatchOptions options)
    {
        if (nodes <= options.CompareAllUpTo)
            return new RecipeBook([], [new Recipe(0)]);
        var candidates = Candidates(atoms, nodes, options);
        ulong[][] survivors = Simulate(atoms), shares = Shares();
        var chosen = new List<ulong>();
        double budget = options.PairBudget(nodes);
        ulong[] found = new ulong[Simulated / 64];
        while (chosen.Count < MaxRecipes && Best(candidates, survivors, shares, found, nodes) is { } best)
        {
            candidates.Remove(best);
            if (best.Cost > budget && chosen.Count > 0)
                continue;
            budget -= best.Cost;
            chosen.Add(best.Mask);
            for (int word = 0; word < found.Length; word++)
                found[word] |= FoundBy(best.Mask, survivors, word) & shares[best.Share][word];
        }
        return WithUsedAtoms(atoms, chosen) with { Holders = Blocking.Holders.Of(atoms, nodes) };
    }

    /// <summary>Numbers the atoms anew, without those that no recipe uses.</summary>
    static RecipeBook WithUsedAtoms(IReadOnlyList<Atom> atoms, List<ulong> chosen)
    {
        int[] used = [.. Enumerable.Range(0, atoms.Count).Where(a => chosen.Exists(mask => (mask >> a & 1) != 0))];
        ulong Renumbered(ulong mask) => used.Select((atom, place) => (mask >> atom & 1) << place).Aggregate(0UL, (all, bit) => all | bit);
        return new RecipeBook([.. used.Select(a => atoms[a])], [.. chosen.Select(mask => new Recipe(Renumbered(mask)))]);
    }

    /// <param name="Mask">The atoms.</param>
    /// <param name="Cost">Pairs of strangers that it compares.</param>
    /// <param name="Share">Of how many hundredths of its pairs the blocks are small enough to be compared.</param>
    sealed record Candidate(ulong Mask, double Cost, int Share);

    /// <summary>One to three atoms of different attributes, at an affordable expected number of pairs.</summary>
    static List<Candidate> Candidates(IReadOnlyList<Atom> atoms, int nodes, MatchOptions options)
    {
        double all = (double)nodes * (nodes - 1) / 2;
        double limit = options.PairsPerRecipe(nodes);
        var candidates = new List<Candidate>();
        Candidate? cheapest = null;
        void Consider(params ReadOnlySpan<int> chosen)
        {
            double cost = all;
            ulong mask = 0;
            foreach (int atom in chosen)
            {
                cost *= atoms[atom].Chance;
                mask |= 1UL << atom;
            }
            // An estimate over the limit is still worth having for its small blocks: the guard leaves out the large ones.
            if (cost <= limit * 8)
                candidates.Add(new Candidate(mask, Math.Min(cost, limit) + (nodes * 0.05), (int)(Math.Min(1, limit / cost) * WholeShare)));
            else if (cheapest is null || cost < cheapest.Cost)
                cheapest = new Candidate(mask, cost, WholeShare);
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
        // Nearly everybody has the same: one recipe at least, whose large blocks hold few different records.
        if (candidates.Count == 0 && cheapest is not null)
            candidates.Add(cheapest with { Cost = nodes });
        return candidates;
    }

    /// <summary>For each atom the simulated pairs, a bit each, that share it.</summary>
    static ulong[][] Simulate(IReadOnlyList<Atom> atoms)
    {
        var random = new SplitMix(20240701);
        ulong[][] survivors = [.. atoms.Select(_ => new ulong[Simulated / 64])];
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
                    survivors[a][i >> 6] |= 1UL << i;
            }
        }
        return survivors;
    }

    /// <summary>
    /// For each number of hundredths so many of the simulated pairs, a bit each, those with rare values first: common values are in the large blocks of
    /// every recipe, so that what one leaves out is left out by others of its kind too.
    /// </summary>
    static ulong[][] Shares()
    {
        var random = new SplitMix(20241122);
        ulong[][] shares = [.. Enumerable.Range(0, WholeShare + 1).Select(_ => new ulong[Simulated / 64])];
        for (int i = 0; i < Simulated; i++)
            for (int share = (int)(random.Unit() * WholeShare) + 1; share <= WholeShare; share++)
                shares[share][i >> 6] |= 1UL << i;
        return shares;
    }

    /// <summary>Of sixty-four simulated pairs those that share all atoms of a mask.</summary>
    static ulong FoundBy(ulong mask, ulong[][] survivors, int word)
    {
        ulong all = ulong.MaxValue;
        for (ulong rest = mask; rest != 0; rest &= rest - 1)
            all &= survivors[BitOperations.TrailingZeroCount(rest)][word];
        return all;
    }

    static Candidate? Best(List<Candidate> candidates, ulong[][] survivors, ulong[][] shares, ulong[] found, int nodes)
    {
        Candidate? best = null;
        double bestValue = 0;
        foreach (Candidate candidate in candidates)
        {
            int gain = 0;
            for (int word = 0; word < found.Length; word++)
                gain += BitOperations.PopCount(FoundBy(candidate.Mask, survivors, word) & shares[candidate.Share][word] & ~found[word]);
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
