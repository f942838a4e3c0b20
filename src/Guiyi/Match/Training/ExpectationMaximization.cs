using System.Runtime.Intrinsics;
using Guiyi.Match.Blocking;
using Guiyi.Match.Comparing;
using Guiyi.Match.Scoring;

namespace Guiyi.Match.Training;

/// <summary>
/// Learns m without labels (Dempster, Laird and Rubin 1977; on pattern counts as Enamorado, Fifield and Imai 2019). Each recipe has its own
/// shares of same and related pairs; attributes that a recipe blocks on are left out for its pairs, since they agree by construction. u stays as
/// counted. Priors of the attribute kind weigh as much as <see cref="Strength"/> pairs, so small files and files that hardly repeat anybody fall
/// back to them.
/// </summary>
sealed class ExpectationMaximization
{
    const double PriorPairs = 40;
    const double Tolerance = 1e-5;

    const double Mostly = 0.6;
    const int Wide = 6;

    // Keys are shared and handed on: even where chance explains nothing, not all of a recipe's pairs are the same. Half as sure as the data.
    const double MostExpected = 0.93, ExpectedStrength = 0.5;

    // So many looks are worth a thread's while.
    const int Portion = 1 << 11;

    const int LevelsEach = 16;

    readonly PatternCounts data;
    readonly View[] views;
    readonly ComparisonSet set;
    readonly ulong[] excluded, counted;
    readonly double[] same, related, groupSame, groupRelated, groupAll;
    readonly double?[] expected;
    readonly bool relatives, isInOne;
    readonly int nodes;

    // Who signs up twice may get an account twice, whatever the kind has it: that is believed once it is clear who is who, and not before.
    bool isPlenty;

    public ExpectationMaximization(PatternCounts data, ComparisonSet set, IReadOnlyList<Recipe> recipes, IReadOnlyList<Atom> atoms, int nodes, bool relatives)
    {
        (this.set, this.nodes, this.relatives) = (set, nodes, relatives);
        isInOne = IsInOne(set, nodes);
        this.data = isInOne ? InOne(data, set, nodes) : data;
        excluded = isInOne ? new ulong[recipes.Count] : [.. recipes.Select(r => Excluded(r, atoms))];
        counted = Array.ConvertAll(excluded, Counted);
        views = Views(this.data, set);
        same = new double[recipes.Count];
        related = new double[recipes.Count];
        (groupSame, groupRelated, groupAll) = (new double[recipes.Count], new double[recipes.Count], new double[recipes.Count]);
        expected = ExpectedSame(recipes, atoms, nodes);
        for (int r = 0; r < same.Length; r++)
            same[r] = expected[r] ?? 0.3;
        Array.Fill(related, relatives ? 0.1 : 0);
        if (isInOne)
            (same[0], related[0], expected[0]) = (1.0 / nodes, relatives ? 1.0 / nodes : 0, null);
        for (int r = 0; r < recipes.Count; r++)
            if (recipes[r].Atoms == 0)
                (same[r], related[r]) = (0.002, relatives ? 0.002 : 0);
    }

    /// <summary>What people said; it is taken into account from the next run on.</summary>
    public Answers? Answers { get; set; }

    /// <summary>Expected number of pairs of one entity, and of relatives, among all candidates.</summary>
    public double Same { get; private set; }

    public double Related { get; private set; }

    /// <summary>Pairs that the priors of the attributes' kinds weigh as much as.</summary>
    public double Strength => isInOne ? PriorPairs : Plausible.Strength(PriorPairs, nodes, Same);

    /// <summary>[comparison][level]: expected number of candidate pairs that are not the same entity.</summary>
    public double[][] Different { get; private set; } = [];

    /// <summary>
    /// [comparison][level]: expected number of candidate pairs of one entity, those that were found by the attribute itself included. Over nearly
    /// all true pairs this is what m means; training leaves them out only so that an attribute does not vouch for itself.
    /// </summary>
    public double[][] Found { get; private set; } = [];

    /// <summary>Runs to convergence and sets the model's M, and H which follows from it.</summary>
    /// <returns>Rounds run.</returns>
    public int Run(MatchModel model, int rounds)
    {
        int round = 1;
        while (Round(model) is var change && (change >= Tolerance || round <= 5) && round < rounds)
            round++;
        isPlenty = Plausible.IsPlenty(nodes, Same);
        return round;
    }

    /// <summary>
    /// With one attribute, or where one title is all that tells things apart (a price and a brand do not), nothing else vouches for it: what recipes find by
    /// it must count.
    /// </summary>
    static bool IsInOne(ComparisonSet set, int nodes)
    {
        if (set.Comparisons.Count == 1)
            return true;
        return set.Comparisons.All(c => c is WordsComparison or NumberComparison or TextComparison { Column.Kind: Model.AttributeKind.Text })
            && set.Comparisons.Count(c => c is WordsComparison { IsDistinct: true } && Enumerable.Range(0, nodes).Count(c.Has) > Mostly * nodes) == 1
            && set.Comparisons.Count < Wide;
    }

    /// <summary>
    /// All candidates as one group, in which the pairs that no recipe found stand as well, at the weakest level of their texts; so that u, which is of all
    /// pairs, fits it. Of pairs whose texts have next to nothing in common only the texts count: many were found by the other attributes, which
    /// therefore agree more often than chance has it.
    /// </summary>
    static PatternCounts InOne(PatternCounts data, ComparisonSet set, int nodes)
    {
        double unseen = ((double)nodes * (nodes - 1) / 2) - data.Counts.Sum();
        ulong texts = 0, weakest = 0;
        for (int c = 0; c < set.Comparisons.Count; c++)
            if (set.Comparisons.Count == 1 || set.Comparisons[c] is WordsComparison { IsDistinct: true })
                (texts, weakest) = (texts | (15UL << (4 * c)), weakest | ((ulong)set.Comparisons[c].Levels.Count << (4 * c)));
        uint[] recipes = new uint[data.Counts.Length + 1];
        Array.Fill(recipes, 1u);
        ulong[] patterns = Array.ConvertAll(data.Patterns, pattern => HaveMuchInCommon(pattern & texts, set) ? pattern : pattern & texts);
        return data.With(recipes, [.. patterns, weakest], [.. data.Counts, Math.Max(0, unseen)]);
    }

    static bool HaveMuchInCommon(ulong texts, ComparisonSet set)
    {
        for (int c = 0; c < set.Comparisons.Count; c++)
            if (ComparisonSet.Level(texts, c) is > 0 and int level && level < set.Comparisons[c].Levels.Count - 1)
                return true;
        return false;
    }

    /// <summary>
    /// For recipes with a key that belongs to one entity, the share of pairs that are no coincidence: observed pairs against those that would
    /// share the features by chance. Without it a recipe whose pairs have little else to compare could call its commoner pattern "same" and the
    /// rarer one "different", whatever they are.
    /// </summary>
    double?[] ExpectedSame(IReadOnlyList<Recipe> recipes, IReadOnlyList<Atom> atoms, int nodes)
    {
        double[] observed = new double[recipes.Count];
        for (int i = 0; i < data.Counts.Length; i++)
            for (uint rest = data.Recipes[i]; rest != 0; rest &= rest - 1)
                observed[System.Numerics.BitOperations.TrailingZeroCount(rest)] += data.Counts[i];
        var shares = new double?[recipes.Count];
        for (int r = 0; r < shares.Length; r++)
        {
            double chance = (double)nodes * (nodes - 1) / 2;
            bool identifying = false;
            for (ulong rest = recipes[r].Atoms; rest != 0; rest &= rest - 1)
            {
                Atom atom = atoms[System.Numerics.BitOperations.TrailingZeroCount(rest)];
                identifying |= atom.Collision is not null;
                chance *= atom.Collision is { } collision ? collision * atom.Coverage * atom.Coverage : atom.Agreement;
            }
            if (identifying && observed[r] > 0)
                shares[r] = Math.Clamp(1 - (chance / observed[r]), 0.02, MostExpected);
        }
        return shares;
    }

    static ulong Excluded(Recipe recipe, IReadOnlyList<Atom> atoms)
    {
        ulong mask = 0;
        for (ulong rest = recipe.Atoms; rest != 0; rest &= rest - 1)
            mask |= 1UL << atoms[System.Numerics.BitOperations.TrailingZeroCount(rest)].Comparison;
        return mask;
    }

    /// <summary>The bits of a pattern that belong to other comparisons.</summary>
    static ulong Counted(ulong excluded)
    {
        ulong counted = ulong.MaxValue;
        for (ulong rest = excluded; rest != 0; rest &= rest - 1)
            counted &= ~(15UL << (4 * System.Numerics.BitOperations.TrailingZeroCount(rest)));
        return counted;
    }

    double Round(MatchModel model)
    {
        double[][] m = Empty();
        (Different, Found) = (Empty(), Empty());
        var likelihoods = Table(model);
        // First what each look says, then the sums: each sum is formed in the order of the looks, whoever forms it.
        SideBySide((views.Length + Portion - 1) / Portion, part =>
        {
            for (int v = part * Portion; v < Math.Min(views.Length, (part + 1) * Portion); v++)
                Expect(ref views[v], likelihoods);
        });
        SideBySide(m.Length + 1, c =>
        {
            if (c < m.Length)
                Add(c, m[c]);
            else
                AddGroups();
        });
        for (int r = 0; r < same.Length; r++)
        {
            double strength = expected[r] is null ? 0 : ExpectedStrength * groupAll[r];
            same[r] = Math.Clamp((groupSame[r] + 0.01 + (strength * (expected[r] ?? 0))) / (groupAll[r] + 0.1 + strength), 1e-9, 1 - 1e-6);
            related[r] = relatives ? Math.Clamp((groupRelated[r] + 0.001) / (groupAll[r] + 0.1), 1e-9, 1 - same[r]) : 0;
        }
        Same = groupSame.Sum();
        Related = groupRelated.Sum();
        return Maximize(model, m);

        double[][] Empty() => [.. set.Comparisons.Select(c => new double[c.Levels.Count + 1])];
    }

    void SideBySide(int count, Action<int> work)
    {
        if (views.Length >= Portion)
        {
            Parallel.For(0, count, work);
            return;
        }
        for (int i = 0; i < count; i++)
            work(i);
    }

    /// <summary>A look of pairs as one of the recipes that find it sees it, with its part of the weight: the pattern of which people were asked, and as it is weighed.</summary>
    record struct View(int Recipe, ulong Asked, ulong Pattern, double Count)
    {
        /// <summary>Expected number of pairs of one entity.</summary>
        public double Same;

        /// <summary>Expected number of pairs of relatives.</summary>
        public double Related;
    }

    static View[] Views(PatternCounts data, ComparisonSet set)
    {
        var views = new View[data.Recipes.Sum(r => System.Numerics.BitOperations.PopCount(r))];
        int next = 0;
        for (int i = 0; i < data.Counts.Length; i++)
        {
            ulong pattern = set.Weighed(data.Patterns[i]);
            double count = data.Counts[i] / System.Numerics.BitOperations.PopCount(data.Recipes[i]);
            for (uint rest = data.Recipes[i]; rest != 0; rest &= rest - 1)
                views[next++] = new View(System.Numerics.BitOperations.TrailingZeroCount(rest), data.Patterns[i], pattern, count);
        }
        return views;
    }

    /// <summary>For each comparison and level m, h and u side by side; 1 where a value is missing.</summary>
    static Vector256<double>[] Table(MatchModel model)
    {
        var table = new Vector256<double>[model.M.Length * LevelsEach];
        Array.Fill(table, Vector256.Create(1.0));
        for (int c = 0; c < model.M.Length; c++)
            for (int level = 1; level < model.M[c].Length; level++)
                table[(c * LevelsEach) + level] = Vector256.Create(model.M[c][level], model.H[c][level], model.U[c][level], 1);
        return table;
    }

    void Expect(ref View view, Vector256<double>[] likelihoods)
    {
        // What the recipe blocks on agrees by construction: it counts as missing.
        ulong pattern = view.Pattern & counted[view.Recipe];
        Vector256<double> product = Vector256.Create(1.0);
        for (int at = 0; pattern != 0; pattern >>= 4, at += LevelsEach)
            product *= likelihoods[at + (int)(pattern & 15)];
        (double one, double kin, double other) = (same[view.Recipe], related[view.Recipe], Math.Max(0, 1 - same[view.Recipe] - related[view.Recipe]));
        double wm = one * product.GetElement(0), wh = kin * product.GetElement(1), wu = other * product.GetElement(2);
        double sum = wm + wh + wu;
        double share = sum <= 0 ? 0 : Answers?.Share(view.Asked, wm / sum) ?? wm / sum, rest = wh + wu;
        (view.Same, view.Related) = (share * view.Count, rest <= 0 ? 0 : (1 - share) * wh / rest * view.Count);
    }

    void AddGroups()
    {
        Array.Clear(groupSame);
        Array.Clear(groupRelated);
        Array.Clear(groupAll);
        foreach (ref readonly View view in views.AsSpan())
        {
            groupSame[view.Recipe] += view.Same;
            groupRelated[view.Recipe] += view.Related;
            groupAll[view.Recipe] += view.Count;
        }
    }

    /// <summary>Adds up what is expected at each level of one comparison.</summary>
    void Add(int c, double[] m)
    {
        (double[] different, double[] found) = (Different[c], Found[c]);
        foreach (ref readonly View view in views.AsSpan())
        {
            int level = ComparisonSet.Level(view.Pattern, c);
            different[level] += view.Count - view.Same;
            found[level] += view.Same;
            if ((excluded[view.Recipe] >> c & 1) == 0)
                m[level] += view.Same;
        }
    }

    /// <summary>Holds a model's M to what can be of one entity.</summary>
    public void Hold(MatchModel model)
    {
        for (int c = 0; c < model.M.Length; c++)
            Hold(model.M[c], set.Comparisons[c]);
        model.TieRelatives(set);
    }

    void Hold(double[] m, Comparison comparison)
    {
        if (!isPlenty || comparison.Column.Kind != Model.AttributeKind.AccountId)
            Plausible.Hold(m, m.Length - 1, comparison.MostDifferent);
        Plausible.Hold(m, 2, comparison.MostInexact);
    }

    double Maximize(MatchModel model, double[][] m)
    {
        double change = 0, pairs = Strength;
        for (int c = 0; c < m.Length; c++)
        {
            Comparison comparison = set.Comparisons[c];
            double total = m[c].Skip(1).Sum(), strength = pairs * comparison.PriorStrength;
            for (int level = 1; level < m[c].Length; level++)
                m[c][level] = (m[c][level] + (strength * comparison.Levels[level - 1].M)) / (total + strength);
            Hold(m[c], comparison);
            for (int level = 1; level < m[c].Length; level++)
            {
                change = Math.Max(change, Math.Abs(m[c][level] - model.M[c][level]));
                model.M[c][level] = m[c][level];
            }
        }
        model.TieRelatives(set);
        return change;
    }
}
