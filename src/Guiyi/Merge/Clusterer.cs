using Guiyi.Internals;
using Guiyi.Match;
using Guiyi.Match.Comparing;
using Guiyi.Match.Scoring;

namespace Guiyi.Merge;

/// <summary>A joining of two groups of records that was considered: through which pair, how strong, and whether it was done.</summary>
/// <param name="Left">Node.</param>
/// <param name="Right">Node.</param>
/// <param name="Weight">log2 odds of the pair.</param>
/// <param name="Refusal">Why the groups stay apart, or null where they were joined.</param>
public sealed record Joining(int Left, int Right, float Weight, string? Refusal);

/// <summary>
/// Judgments to groups of records: pairs are taken from the strongest down, and two groups join only where they are consistent as a whole. A
/// valid number that differs, or a person's judgment, keeps them apart; so does personal evidence that speaks against it on average, so that one
/// shared or handed-on phone never chains two people. Deterministic: ties are broken by the nodes' content order.
/// </summary>
sealed class Clusterer
{
    readonly MatchResult match;
    readonly MergeOptions options;
    readonly Exclusions exclusions;
    readonly LevelCache[] caches;
    readonly int[] group;
    readonly List<int>?[] members;

    public Clusterer(MatchResult match, MergeOptions options, JudgmentSet judgments)
    {
        (this.match, this.options) = (match, options);
        exclusions = new Exclusions(match.Nodes, judgments, SourcesWithoutDuplicates.Find(match));
        caches = match.Scorer.Set.NewCaches();
        group = [.. Enumerable.Range(0, match.Nodes.Count)];
        members = new List<int>?[group.Length];
    }

    /// <summary>Joinings that were refused, for the list of doubtful customers.</summary>
    public List<Joining> Refused { get; } = [];

    /// <summary>For each node the smallest node of its group.</summary>
    /// <param name="judgedSame">Pairs that people judged the same.</param>
    /// <param name="ruledSame">Pairs that deterministic rules judged the same.</param>
    public int[] Run(IEnumerable<(int Left, int Right)> judgedSame, IEnumerable<(int Left, int Right)> ruledSame)
    {
        foreach ((int left, int right) in judgedSame.Concat(ruledSame))
            if (group[left] != group[right] && exclusions.Apart(group[left], group[right]) is null)
                Join(group[left], group[right]);
        foreach ((int left, int right, float weight) in Strongest())
        {
            (int a, int b) = (group[left], group[right]);
            if (a == b)
                continue;
            string? refusal = exclusions.Apart(a, b) ?? Disagreement(a, b);
            if (refusal is null)
                Join(a, b);
            else
                Refused.Add(new Joining(left, right, weight, refusal));
        }
        return group;
    }

    /// <summary>The pairs that reach the threshold, the strongest first; equal ones by their nodes.</summary>
    IEnumerable<(int Left, int Right, float Weight)> Strongest()
    {
        int[] kept = [.. Enumerable.Range(0, match.Weights.Length).Where(i => match.Weights[i] >= match.Threshold)];
        ulong[] keys = new ulong[kept.Length];
        for (int i = 0; i < kept.Length; i++)
            keys[i] = ((ulong)(uint)match.Pairs.Left[kept[i]] << 32) | (uint)match.Pairs.Right[kept[i]];
        RadixSort.Sort(ref keys, ref kept, kept.Length);
        for (int i = 0; i < kept.Length; i++)
            keys[i] = uint.MaxValue - Rank(match.Weights[kept[i]]);
        RadixSort.Sort(ref keys, ref kept, kept.Length);
        foreach (int i in kept)
            yield return (match.Pairs.Left[i], match.Pairs.Right[i], match.Weights[i]);
    }

    /// <summary>A whole number in the order of the weights.</summary>
    static uint Rank(float weight)
    {
        // Adding zero makes a negative zero an ordinary one.
        uint bits = BitConverter.SingleToUInt32Bits(weight + 0f);
        return (bits >> 31) == 0 ? bits | 0x8000_0000 : ~bits;
    }

    int Size(int root) => members[root]?.Count ?? 1;

    void Join(int a, int b)
    {
        (int keep, int gone) = a < b ? (a, b) : (b, a);
        List<int> joined = members[keep] ??= [keep];
        if (members[gone] is { } others)
        {
            foreach (int node in others)
                group[node] = keep;
            joined.AddRange(others);
            members[gone] = null;
        }
        else
        {
            group[gone] = keep;
            joined.Add(gone);
        }
        exclusions.Join(keep, gone);
    }

    /// <summary>Why the groups are not one entity by their evidence as wholes; null where they are.</summary>
    string? Disagreement(int a, int b)
    {
        (int sizeA, int sizeB) = (Size(a), Size(b));
        if (sizeA == 1 && sizeB == 1)
            return null;
        GroupEvidence evidence = match.Scorer.Groups(Pick(a, sizeB), Pick(b, sizeA), caches);
        if (evidence.MeanPersonal < options.LeastAgreement)
            return FormattableString.Invariant($"the records disagree on names, dates or numbers ({evidence.MeanPersonal:0.0} bits on average)");
        double odds = evidence.Total + match.Scorer.PriorOdds;
        return odds >= match.Threshold - options.GroupTolerance ? null : FormattableString.Invariant($"taken together the records speak against it ({odds:0.0} bits)");
    }

    /// <summary>Nodes of one group to compare with the other: all, or evenly picked ones where there would be too many pairs.</summary>
    int[] Pick(int root, int others)
    {
        if (members[root] is not { } own)
            return [root];
        int side = (int)Math.Sqrt(options.PairsAcross), take = Math.Min(own.Count, Math.Max(side, options.PairsAcross / others));
        int[] picked = new int[take];
        for (int i = 0; i < take; i++)
            picked[i] = own[(int)((long)i * own.Count / take)];
        return picked;
    }
}
