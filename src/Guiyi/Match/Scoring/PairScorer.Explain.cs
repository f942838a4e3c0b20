using Guiyi.Internals;
using Guiyi.Match.Comparing;
using Guiyi.Match.Training;

namespace Guiyi.Match.Scoring;

// What a score is made of.
public sealed partial class PairScorer
{
    /// <summary>Evidence of a pair, attribute by attribute; attributes that are missing on one side are left out.</summary>
    public IReadOnlyList<Evidence> Explain(int a, int b) => Explain(a, b, Compare(a, b, set.FewCaches()));

    /// <summary>log2 odds of a pair before anything is compared.</summary>
    public double PriorBits => priorM - priorU;

    /// <summary>Says that it will soon be asked how rare the values are that a node shares with another.</summary>
    internal void Prefetch(int node, ulong pattern)
    {
        ReadOnlySpan<ulong> cells = set.Cells(node, out _);
        for (int c = 0; c < cells.Length; c++)
            if (ComparisonSet.Level(pattern, c) == 1 && CellTable.Code(cells[c]) is >= 0 and int code && code < rarity[c].Length)
                Internals.Prefetch.Item(in rarity[c][code]);
    }

    internal int Levels(int a, int b, ulong pattern, Span<AttributeLevel> into)
    {
        int count = 0;
        pattern = set.Weighed(pattern);
        double again = mail.Concerns(pattern) ? mail.Excess(a, b, pattern) : 0;
        for (int c = 0; c < set.Comparisons.Count; c++)
        {
            int level = ComparisonSet.Level(pattern, c);
            if (level == 0)
                continue;
            int shared = level == 1 ? set.Shared(c, a, b) : -1;
            into[count++] = new AttributeLevel(c, level - 1, logM[c][level] - logU[c][level] + (shared >= 0 ? RarityOf(c, shared) : 0) - (c == mail.Mail ? again : 0));
        }
        return count;
    }

    /// <summary>The weights that <see cref="Explain(int, int, ulong)"/> gives, to the last digit, without texts and without allocating.</summary>
    internal int Weights(int a, int b, ulong pattern, Span<AttributeLevel> into)
    {
        int count = 0;
        double again = mail.Concerns(pattern) ? mail.Excess(a, b, pattern) : 0;
        for (int c = 0; c < set.Comparisons.Count; c++)
            if (ComparisonSet.Level(pattern, c) is > 0 and int level)
                into[count++] = new AttributeLevel(c, level - 1, Weight(c, level, set.Counted(c, a, b, level), again, out _));
        return count;
    }

    /// <param name="c">The comparison.</param>
    /// <param name="level">Its level.</param>
    /// <param name="counted">The shared value whose rarity counts, or -1.</param>
    /// <param name="again">What the names say of the mailbox already.</param>
    /// <param name="frequency">The part that rarity has in it.</param>
    double Weight(int c, int level, int counted, double again, out double frequency)
    {
        frequency = (counted >= 0 ? RarityOf(c, counted) : 0) - (c == mail.Mail ? again : 0);
        return logM[c][level] - logU[c][level] + frequency;
    }

    internal IReadOnlyList<Evidence> Explain(int a, int b, ulong pattern)
    {
        var evidence = new List<Evidence>();
        pattern = set.Weighed(pattern);
        double again = mail.Concerns(pattern) ? mail.Excess(a, b, pattern) : 0;
        for (int c = 0; c < set.Comparisons.Count; c++)
        {
            int level = ComparisonSet.Level(pattern, c);
            if (level == 0)
                continue;
            Comparison comparison = set.Comparisons[c];
            int shared = level == 1 ? comparison.SharedValue(a, b) : -1;
            double weight = Weight(c, level, comparison.Counted(a, b, level), again, out double frequency);
            evidence.Add(new Evidence(comparison.Name, comparison.Levels[level - 1].Name, Text(comparison, a, shared), Text(comparison, b, shared), weight, frequency));
        }
        return evidence;
    }

    /// <summary>log2 odds of any two nodes, compared before or not.</summary>
    public double Total(int a, int b) => Score(Math.Min(a, b), Math.Max(a, b), Compare(a, b, set.FewCaches()));

    /// <summary>Bits taken off because relatives at one place would agree likewise.</summary>
    public double RelativesCorrection(int a, int b)
    {
        ulong pattern = Compare(a, b, set.FewCaches());
        return Score(a, b, pattern) - Explain(a, b).Sum(e => e.Weight) - (priorM - priorU);
    }

    static string Text(Comparison comparison, int node, int shared)
    {
        if (shared >= 0)
            return comparison.Text(shared);
        return string.Join(" | ", comparison.Slots.Where(s => s[node] >= 0).Select(s => comparison.Text(s[node])));
    }
}
