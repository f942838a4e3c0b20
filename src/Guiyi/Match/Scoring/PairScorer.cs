// Long because all that turns a pattern of levels into a weight reads the same tables, which are private to it.
using Guiyi.Internals;
using Guiyi.Match.Comparing;
using Guiyi.Match.Training;

namespace Guiyi.Match.Scoring;

/// <summary>What one attribute says about a pair.</summary>
/// <param name="Attribute">The attribute's name.</param>
/// <param name="Level">The level reached, "exact", "different" …</param>
/// <param name="Left">The left record's value; with several, the one that agrees best.</param>
/// <param name="Right">The right record's value.</param>
/// <param name="Weight">log2 Bayes factor in bits: how much likelier this is for one entity than for two unrelated ones.</param>
/// <param name="Frequency">Part of <paramref name="Weight"/> that comes from how rare the shared value is.</param>
public sealed record Evidence(string Attribute, string Level, string Left, string Right, double Weight, double Frequency);

/// <summary>What one attribute says about a pair, without its values.</summary>
/// <param name="Attribute">Index into <see cref="MatchModel.Attributes"/>.</param>
/// <param name="Level">Index into the attribute's <see cref="MatchModel.Levels"/>.</param>
/// <param name="Weight">As in <see cref="Evidence"/>.</param>
public readonly record struct AttributeLevel(int Attribute, int Level, double Weight);

/// <summary>Scores pairs: log2 odds that both nodes are one entity.</summary>
public sealed partial class PairScorer
{
    ComparisonSet set;
    readonly MatchModel model;
    readonly ValueFrequencies frequencies;
    readonly FullNames? names;
    readonly Owners owners;
    readonly ColumnStore store;
    readonly Column<float>[] rarity;
    readonly CustomaryBits[] amongRelatives;
    readonly double[][] logM, logU, logH;
    readonly double priorM, priorU, priorH;
    readonly int surname, given;
    readonly bool[] isShared, isOne;
    double[] mostRare;
    bool atDesk;
    readonly Column<float>? nameExcess;
    NamesInMail mail;

    const int PartValues = 1 << 14, FewEntities = 1 << 8;

    const double MostBits = 6, Ln2 = 0.69314718055994531, Rounding = 1e-3;

    // In a small file no name can be seen to be rare; nationally one in twenty thousand is.
    const double RarestName = 5e-5;

    internal PairScorer(ComparisonSet set, MatchModel model, ValueFrequencies frequencies, FullNames? names, Owners owners, ColumnStore store)
    {
        (this.set, this.model, this.frequencies, this.names, this.owners, this.store) = (set, model, frequencies, names, owners, store);
        (logM, logU, logH) = (Logs(model.M), Logs(model.U), Logs(model.H));
        priorM = Math.Log2(model.Prior);
        priorU = Math.Log2(Math.Max(1e-12, 1 - model.Prior - model.RelativesPrior));
        priorH = model.RelativesPrior > 0 ? Math.Log2(model.RelativesPrior) : double.NegativeInfinity;
        (surname, given) = (Index<SurnameComparison>(), Index<GivenNameComparison>());
        rarity = new Column<float>[set.Comparisons.Count];
        mostRare = new double[rarity.Length];
        Parallel.For(0, rarity.Length, c => mostRare[c] = Most((rarity[c] = Rarity(set.Comparisons[c], c)).Span));
        isShared = [.. set.Comparisons.Select(c => c.IsShared)];
        amongRelatives = [.. set.Comparisons.Select((c, i) => new CustomaryBits(c.IsShared ? 0 : c.SharedByCustom, model.M[i][1], model.U[i][1]))];
        isOne = [.. set.Comparisons.Select(c => c is WordsComparison { IsDistinct: true })];
        nameExcess = NameExcess();
        mail = new NamesInMail(set, model, frequencies);
    }

    internal ComparisonSet Set => set;

    /// <summary>Gives the memory of a scorer back that is no longer asked.</summary>
    internal void Dispose()
    {
        foreach (Column<float> bits in rarity)
            bits.Dispose();
        nameExcess?.Dispose();
        frequencies.Dispose();
    }

    /// <summary>Where what grows with pairs and values lies.</summary>
    internal ColumnStore Store => store;

    /// <summary>The largest of some bits, or 0.</summary>
    static float Most(ReadOnlySpan<float> bits)
    {
        float most = 0;
        foreach (float own in bits)
            most = Math.Max(most, own);
        return most;
    }

    /// <summary>The same scores for the nodes at a desk of a live index, some of whose values came after the run.</summary>
    internal PairScorer At(ComparisonSet desk)
    {
        var copy = (PairScorer)MemberwiseClone();
        (copy.set, copy.mail, copy.atDesk, copy.mostRare) = (desk, new NamesInMail(desk, model, frequencies), true, [.. mostRare.Select((bits, c) => Math.Max(bits, Bits(desk.Comparisons[c], c, 0, 0)))]);
        return copy;
    }

    int Index<T>() => set.Comparisons.ToList().FindIndex(c => c is T);

    public MatchModel Model => model;

    static double[][] Logs(double[][] shares) => [.. shares.Select(s => s.Select(v => Math.Log2(Math.Max(v, 1e-12))).ToArray())];

    /// <summary>For each value, log2 of how much rarer than average it is: added to the weight of an exact agreement.</summary>
    Column<float> Rarity(Comparison comparison, int index)
    {
        Column<float> bits = store.New<float>(comparison.ValueCount);
        if (!comparison.IsExactFirst)
            return bits;
        byte[]? own = owners.Of(index);
        // Most values are rare: their bits are worked out once.
        float[] few = [.. Enumerable.Range(0, FewEntities).Select(often => own is null ? Bits(comparison, index, often, 0) : Bits(comparison, index, 0, often))];
        Parallel.For(0, (bits.Length + PartValues - 1) / PartValues, part =>
        {
            for (int code = part * PartValues; code < Math.Min(bits.Length, (part + 1) * PartValues); code++)
            {
                // What is rare of a key are the people who use it.
                int often = own is null ? frequencies.Of(index, code) : own[code];
                bits[code] = comparison.IsPartial(code) ? PartialBits(comparison, index, code)
                    : often < FewEntities ? few[often] : Bits(comparison, index, often, 0);
            }
        });
        return bits;
    }

    /// <summary>Bits of a value that so many entities have; of a key, that so many people use.</summary>
    float Bits(Comparison comparison, int index, int frequency, int people)
    {
        double u = model.U[index][1], entities = Math.Max(2, frequencies.Entities(index));
        // One other entity might have it by chance, though none was seen: half an entity on top, or as many as have a random value, where that is less; a value
        // that nobody else has is never common. A key is as sure as keys are, until others own it too.
        double chance = !comparison.IsIdentifying ? (Math.Max(0, frequency - 1) + Math.Min(0.5, u * entities)) / entities : people < 2 ? u : Math.Max(u, (people - 1) / entities);
        return (float)Math.Clamp(Math.Log2(u / chance), -12, MostBits);
    }

    /// <summary>Two whole numbers that fit leave it open which one is meant.</summary>
    float PartialBits(Comparison comparison, int index, int code)
    {
        double entities = Math.Max(2, frequencies.Entities(index)), partial = model.U[index][Math.Min(2, model.U[index].Length - 1)];
        return (float)Math.Min(0, Math.Log2(partial / Math.Max(partial, (comparison.Fitting(code) - 1) / entities)));
    }

    /// <summary>How much rarer than average a value is, also one that came after the run: nobody had it then.</summary>
    float RarityOf(int index, int code)
    {
        Column<float> known = rarity[index];
        return (uint)code < (uint)known.Length ? known[code] : RarityOfLater(set.Comparisons[index], index, code);
    }

    float RarityOfLater(Comparison comparison, int index, int code) =>
        !comparison.IsExactFirst ? 0 : comparison.IsPartial(code) ? PartialBits(comparison, index, code) : Bits(comparison, index, 0, 0);

    /// <summary>For each full name the bits by which it is commoner than its parts alone would make it, or than can be told from so many entities.</summary>
    Column<float>? NameExcess()
    {
        if (names is null)
            return null;
        Column<float> excess = store.NewUnset<float>(names.Count);
        Parallel.For(0, (excess.Length + PartValues - 1) / PartValues, part =>
        {
            for (int name = part * PartValues; name < Math.Min(excess.Length, (part + 1) * PartValues); name++)
            {
                (int s, int g) = names.Parts(name);
                excess[name] = Excess(s, g, frequencies.OfFullName(name));
            }
        });
        return excess;
    }

    float Excess(int surnameCode, int givenCode, int frequency)
    {
        double entities = Math.Max(2, frequencies.Entities(surname));
        double seen = (Math.Max(0, frequency - 1) / entities) + Math.Min(0.5 / entities, RarestName);
        double parts = logU[surname][1] - RarityOf(surname, surnameCode) + logU[given][1] - RarityOf(given, givenCode);
        return (float)Math.Max(0, Math.Log2(seen) - parts);
    }

    /// <summary>The excess of the full name that both nodes have.</summary>
    double FullNameExcess(int a, int b)
    {
        (int s, int g) = (set.Shared(surname, a, b), set.Shared(given, a, b));
        if (s < 0 || g < 0)
            return 0;
        // With one surname and one given name, the node has one full name. Desks have nodes of their own.
        int name = names!.Slots.Length == 1 && !atDesk ? names.Slots[0][a] : names.Find(s, g);
        return name < 0 ? Excess(s, g, 0) : nameExcess![name];
    }

    /// <summary>The same scorer, with the prior odds at which its weights fit what people said.</summary>
    /// <param name="answers">What they said.</param>
    /// <param name="samePairs">Pairs of one entity that the model learned from.</param>
    internal PairScorer Calibrated(Answers answers, double samePairs)
    {
        double bits = AnswerCalibration.Bits([.. answers.Pairs.Select(p => Score(p.Left, p.Right, p.Pattern))], [.. answers.Pairs.Select(p => p.IsSame)], AnswerCalibration.Deviation(samePairs));
        return new PairScorer(set, model.WithPriorOf(Math.Clamp(model.Prior * Math.Pow(2, bits), 1e-12, 0.5)), frequencies, names, owners, store);
    }

    /// <summary>Bits that a pair's weight loses because its full name is commoner than its parts; 0 where the names do not agree.</summary>
    internal double NameExcess(int a, int b, ulong pattern) =>
        surname >= 0 && given >= 0 && ComparisonSet.Level(pattern, surname) == 1 && ComparisonSet.Level(pattern, given) == 1 ? FullNameExcess(a, b) : 0;

    /// <summary>log2 odds that the pair is one entity, from its pattern and the values it shares.</summary>
    public double Score(int a, int b, ulong pattern) => Score(a, b, Weigh(pattern));

    /// <summary>What a pattern says before the rarity of the shared values is counted; worked out once for all its pairs.</summary>
    internal PatternWeight Weigh(ulong pattern)
    {
        pattern = set.Weighed(pattern);
        double m = priorM, u = priorU, h = priorH, most = 0;
        uint counted = 0;
        for (int c = 0; c < set.Comparisons.Count; c++)
        {
            int level = ComparisonSet.Level(pattern, c);
            if (level == 0)
                continue;
            m += logM[c][level];
            h += logH[c][level];
            u += logU[c][level];
            if (level > 2)
                continue;
            counted |= 1u << c;
            most += mostRare[c];
        }
        bool fullName = surname >= 0 && given >= 0 && ComparisonSet.Level(pattern, surname) == 1 && ComparisonSet.Level(pattern, given) == 1;
        return new PatternWeight(pattern, m, u, h, counted, fullName, mail.Concerns(pattern), Odds(m, u, h), Odds(m, u, h) + most);
    }

    /// <summary>log2 odds of a pair with an already weighed pattern.</summary>
    internal double Score(int a, int b, in PatternWeight weight) => Score(a, b, weight, double.NegativeInfinity);

    /// <summary>The same, or something below a floor where that is what it is.</summary>
    internal double Score(int a, int b, in PatternWeight weight, double floor)
    {
        (double u, double h) = (weight.U, weight.H);
        for (uint rest = weight.Counted; rest != 0; rest &= rest - 1)
        {
            int c = System.Numerics.BitOperations.TrailingZeroCount(rest);
            int counted = set.Counted(c, a, b, ComparisonSet.Level(weight.Pattern, c));
            if (counted < 0)
                continue;
            double bits = RarityOf(c, counted);
            u -= bits;
            // A personal value that relatives share, they share by chance or by custom.
            if (!isShared[c])
                h -= amongRelatives[c].Of(bits);
        }
        if (weight.FullName)
            u += FullNameExcess(a, b);
        // Relatives, and names in mail, only take off.
        if (weight.M - u < floor - Rounding)
            return weight.M - u;
        if (!weight.NamesInMail)
            return Odds(weight.M, u, h);
        double again = mail.Excess(a, b, weight.Pattern);
        return Odds(weight.M, u + again, h + again);
    }

    /// <summary>Says that a node will be compared soon.</summary>
    internal void Prefetch(int node) => set.Prefetch(node);

    /// <summary>Says that a pair will be scored soon.</summary>
    internal void Prefetch(int a, int b)
    {
        set.Prefetch(a);
        set.Prefetch(b);
    }

    /// <summary>The second step: the nodes' cells have arrived, and tell which rarities will be looked up.</summary>
    internal void PrefetchRarity(int a, in PatternWeight weight)
    {
        ReadOnlySpan<ulong> cells = set.Cells(a, out _);
        for (uint rest = weight.Counted; rest != 0; rest &= rest - 1)
        {
            int c = System.Numerics.BitOperations.TrailingZeroCount(rest), code = CellTable.Code(cells[c]);
            Column<float> known = rarity[c];
            if ((uint)code < (uint)known.Length)
                Internals.Prefetch.Item(ref known[code]);
        }
        if (weight.FullName)
            Internals.Prefetch.Item(ref names!.Slots[0][a]);
    }

    /// <summary>The third step: the node's full name has arrived.</summary>
    internal void PrefetchName(int a, in PatternWeight weight)
    {
        if (weight.FullName && names!.Slots[0][a] is >= 0 and int name)
            Internals.Prefetch.Item(ref nameExcess![name]);
    }

    /// <summary>m against the sum of u and h, all as log2.</summary>
    static double Odds(double m, double u, double h)
    {
        (double high, double low) = u > h ? (u, h) : (h, u);
        // Thirty bits below, a part no longer shows in the sum.
        return high - low > 30 ? m - high : m - high - Math.Log2(1 + Math.Exp((low - high) * Ln2));
    }

    internal ulong Compare(int a, int b, LevelCache[] caches) => set.Compare(Math.Min(a, b), Math.Max(a, b), caches);

    /// <summary>Weighs two groups of nodes against each other. Allocates nothing.</summary>
    /// <param name="left">Nodes of the one.</param>
    /// <param name="right">Nodes of the other.</param>
    /// <param name="known">A pair that was compared before, perhaps one of theirs: it is not compared again.</param>
    /// <param name="caches">Levels of pairs of values.</param>
    /// <param name="evidence">Takes what they say.</param>
    internal void Groups(ReadOnlySpan<int> left, ReadOnlySpan<int> right, KnownPattern known, LevelCache[] caches, GroupEvidence evidence)
    {
        evidence.Clear();
        // Most pairs of one entity share the same full name: it is looked up once.
        foreach (int a in left)
            foreach (int b in right)
            {
                ulong pattern = set.Weighed(known.IsOf(a, b) ? known.Pattern : Compare(a, b, caches));
                for (int c = 0; c < isShared.Length; c++)
                {
                    int level = ComparisonSet.Level(pattern, c);
                    if (level == 0)
                        continue;
                    double weight = logM[c][level] - logU[c][level];
                    if (level <= 2 && set.Counted(c, a, b, level) is >= 0 and int counted)
                        weight += RarityOf(c, counted);
                    if (c == mail.Mail && mail.Concerns(pattern))
                        weight -= mail.Excess(a, b, pattern);
                    evidence.Add(c, weight, !isShared[c] || (c == surname && weight < 0), isOne[c]);
                }
                if (surname >= 0 && given >= 0 && ComparisonSet.Level(pattern, surname) == 1 && ComparisonSet.Level(pattern, given) == 1)
                    evidence.NameExcess = Math.Min(evidence.NameExcess ?? double.MaxValue, FullNameExcess(a, b));
                evidence.EndPair();
            }
    }

    /// <summary>log2 odds that two random nodes are one entity.</summary>
    internal double PriorOdds => priorM - priorU;
}
