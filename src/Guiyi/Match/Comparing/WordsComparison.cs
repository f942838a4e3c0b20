using Guiyi.Internals;
using Guiyi.Standardize;

namespace Guiyi.Match.Comparing;

/// <summary>
/// Titles, descriptions and other texts of several words: the cosine of their words weighed by rarity (Salton and Buckley 1988), where a word with a
/// slip of the pen still counts (Cohen, Ravikumar and Fienberg 2003). Numbers that differ make two texts less alike than their words.
/// </summary>
sealed class WordsComparison : Comparison
{
    public const double FewestWords = 2.2;

    static readonly Level[] Scale =
    [
        new("exact", 0.3, 0.0005), new("nearly all words", 0.2, 0.0001), new("most words", 0.12, 0.0002), new("more than half", 0.11, 0.0004),
        new("half of the words", 0.1, 0.001), new("some words", 0.08, 0.004), new("few words", 0.05, 0.02), new("different", 0.04, 0.974),
    ];

    // From these similarities on a level is reached, from the second level on.
    static readonly float[] Steps = [0.85f, 0.7f, 0.55f, 0.42f, 0.3f, 0.17f];

    // Below, no word with a slip could make the texts alike, and none is looked for.
    const float WorthRepair = 0.12f;
    const double DistinctShare = 0.25;
    const string Makers = "authors";
    const int MostRepaired = 24, ShortestModel = 5;
    const float SlipCounts = 0.85f, NumbersDiffer = 0.8f;

    // Two that share a model number which hardly any other text has: as if most words were the same.
    const float OneModel = 0.7f;

    public WordsComparison(AttributeColumn column, NodeTable nodes, TextWords words)
        : base(column, nodes, Scale)
    {
        Words = words;
        int filled = Enumerable.Range(0, nodes.Count).Count(Has);
        // The same authors write several works: who made a thing does not name it.
        IsDistinct = column.Label != Makers && column.ValueCount >= DistinctShare * filled;
    }

    public TextWords Words { get; private set; }

    protected override void MakeOwn(bool forDesk) => Words = Words.Copy(forDesk);

    public override void Put(int code, string text, object value)
    {
        base.Put(code, text, value);
        Words.Put(code, text);
    }

    /// <summary>Hardly two things have the same text: a title or a description, not a category.</summary>
    public bool IsDistinct { get; }

    public override double MostDifferent => Column.Label == Ingest.Things.Title ? 0.3 : 1;

    public override double PriorStrength => IsDistinct ? 25 : 4;

    // Variants of one product, two volumes of a work: they share words, seldom most of them.
    static readonly double[] Siblings = [0.001, 0.004, 0.015, 0.04, 0.08, 0.16, 0.35, 0.35];

    public override IReadOnlyList<double>? Relatives => IsDistinct ? Siblings : null;

    protected override int CompareValues(int a, int b)
    {
        // Always the same way round: of two words with a slip the first found counts.
        float similarity = Characters(a).SequenceCompareTo(Characters(b)) < 0 ? Similarity(a, b) : Similarity(b, a);
        for (int step = 0; step < Steps.Length; step++)
            if (similarity >= Steps[step])
                return step + 2;
        return Steps.Length + 2;
    }

    /// <summary>0..1; 1 for texts of the same words.</summary>
    float Similarity(int a, int b)
    {
        double lengths = (double)Words.Length(a) * Words.Length(b);
        if (lengths <= 0)
            return 0;
        ReadOnlySpan<int> x = Words.Words(a), y = Words.Words(b);
        Span<int> onlyX = stackalloc int[MostRepaired], onlyY = stackalloc int[MostRepaired];
        int countX = 0, countY = 0, i = 0, j = 0;
        long shared = 0;
        bool numberX = false, numberY = false, model = false;
        while (i < x.Length || j < y.Length)
        {
            if (j == y.Length || (i < x.Length && x[i] < y[j]))
            {
                numberX |= Words.HasDigits(x[i]);
                if (countX < MostRepaired)
                    onlyX[countX++] = x[i];
                i++;
            }
            else if (i == x.Length || y[j] < x[i])
            {
                numberY |= Words.HasDigits(y[j]);
                if (countY < MostRepaired)
                    onlyY[countY++] = y[j];
                j++;
            }
            else
            {
                shared += Words.Weight(x[i]);
                model |= Words.IsModel(x[i]);
                (i, j) = (i + 1, j + 1);
            }
        }
        double root = Math.Sqrt(lengths), alike = shared;
        if (alike >= WorthRepair * root)
            alike += SlipCounts * Repaired(onlyX[..countX], onlyY[..countY]);
        float similarity = (float)(alike / root);
        if (model)
            similarity = Math.Max(similarity, OneModel);
        return numberX && numberY && !model ? similarity * NumbersDiffer : similarity;
    }

    /// <summary>Weight of words that are another's but for one slip, and of model numbers that are another's but for their ending.</summary>
    long Repaired(ReadOnlySpan<int> onlyX, ReadOnlySpan<int> onlyY)
    {
        long weight = 0;
        foreach (int x in onlyX)
        {
            string text = Words.Text(x);
            if (text.Length < 4)
                continue;
            foreach (int y in onlyY)
                if (Words.HasDigits(x) == Words.HasDigits(y) && (Words.HasDigits(x) ? AreOneModel(text, Words.Text(y)) : AreOneSlip(text, Words.Text(y))))
                {
                    weight += Math.Min(Words.Weight(x), Words.Weight(y));
                    break;
                }
        }
        return weight;
    }

    static bool AreOneSlip(string x, string y) => Math.Abs(x.Length - y.Length) <= 1 && EditDistance.AtMostOne(x, y);

    /// <summary>A model number with a letter or two more, for the colour or the country, is the same model: wfw8300sw, wfw8300swh.</summary>
    static bool AreOneModel(string x, string y)
    {
        (string shorter, string longer) = x.Length < y.Length ? (x, y) : (y, x);
        return shorter.Length >= ShortestModel && longer.Length - shorter.Length is 1 or 2
            && longer.StartsWith(shorter, StringComparison.Ordinal) && longer.AsSpan(shorter.Length).IndexOfAnyInRange('0', '9') < 0;
    }
}
