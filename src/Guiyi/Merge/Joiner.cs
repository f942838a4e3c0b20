using Guiyi.Internals;
using Guiyi.Match.Comparing;
using Guiyi.Match.Scoring;

namespace Guiyi.Merge;

/// <summary>
/// Joins groups, one thread's share of them. A valid number that differs, or a person's judgment, keeps two groups apart; so does personal evidence
/// that speaks against it on average, so that one shared or handed-on phone never chains two people.
/// </summary>
/// <param name="scorer">Weighs groups of nodes.</param>
/// <param name="threshold">log2 odds from which a pair is judged the same.</param>
/// <param name="options">How to merge.</param>
/// <param name="exclusions">What keeps groups apart.</param>
/// <param name="caches">Levels that this thread found before.</param>
/// <param name="group">For each node the smallest node of its group; threads work on different nodes.</param>
/// <param name="members">For the smallest node of a group of several its nodes; empty after each share.</param>
sealed class Joiner(PairScorer scorer, double threshold, MergeOptions options, Exclusions exclusions, LevelCache[] caches, Column<int> group, List<int>?[] members)
{
    readonly GroupEvidence evidence = new(scorer.Set.Comparisons.Count);
    readonly List<int> grown = [];
    readonly Stack<List<int>> spare = new();
    int[] pickedLeft = [], pickedRight = [];

    /// <summary>Joinings that were done, and their places in the order.</summary>
    public List<(int Place, Joining Joining)> Joined { get; } = [];

    /// <summary>Joinings that were refused, and their places.</summary>
    public List<(int Place, Joining Joining)> Refused { get; } = [];

    /// <summary>Goes through the pairs of some connected parts.</summary>
    /// <param name="order">All pairs.</param>
    /// <param name="places">Which of them.</param>
    public void Join(JoiningOrder order, ReadOnlySpan<int> places)
    {
        foreach (int place in places)
        {
            (int left, int right) = (order.Left[place], order.Right[place]);
            (int a, int b) = (group[left], group[right]);
            if (a == b)
                continue;
            JoiningKind by = place < order.Judged ? JoiningKind.Judgment : place < order.Sure ? JoiningKind.Rule : JoiningKind.Learned;
            float weight = by == JoiningKind.Learned ? order.Weights[place - order.Sure] : float.NaN;
            // What a person or a rule says is not weighed against other evidence.
            string? excluded = exclusions.Apart(a, b, by == JoiningKind.Judgment), refusal = excluded ?? (by == JoiningKind.Learned ? Disagreement(a, b) : null);
            (refusal is null ? Joined : Refused).Add((place, new Joining(left, right, weight, by, refusal, excluded is not null)));
            if (refusal is null)
                Join(a, b);
        }
        foreach (int root in grown)
            if (members[root] is { } own)
                GiveBack(root, own);
        grown.Clear();
    }

    void Join(int a, int b)
    {
        (int keep, int gone) = a < b ? (a, b) : (b, a);
        List<int> joined = members[keep] ?? Take(keep);
        if (members[gone] is { } others)
        {
            foreach (int node in others)
                group[node] = keep;
            joined.AddRange(others);
            GiveBack(gone, others);
        }
        else
        {
            group[gone] = keep;
            joined.Add(gone);
        }
        exclusions.Join(keep, gone);
    }

    /// <summary>A list for a node that is about to get company.</summary>
    List<int> Take(int node)
    {
        List<int> own = members[node] = spare.TryPop(out List<int>? known) ? known : [];
        own.Add(node);
        grown.Add(node);
        return own;
    }

    void GiveBack(int node, List<int> own)
    {
        own.Clear();
        spare.Push(own);
        members[node] = null;
    }

    int Size(int root) => members[root]?.Count ?? 1;

    /// <summary>Why the groups are not one entity by their evidence as wholes; null where they are.</summary>
    string? Disagreement(int a, int b)
    {
        (int sizeA, int sizeB) = (Size(a), Size(b));
        if (sizeA == 1 && sizeB == 1)
            return null;
        scorer.Groups(Pick(a, sizeB, ref pickedLeft), Pick(b, sizeA, ref pickedRight), caches, evidence);
        if (evidence.MeanPersonal < options.LeastAgreement)
            return FormattableString.Invariant($"the records disagree on names, dates or numbers ({evidence.MeanPersonal:0.0} bits on average)");
        double odds = evidence.Total + scorer.PriorOdds;
        return odds >= threshold - options.GroupTolerance ? null : FormattableString.Invariant($"taken together the records speak against it ({odds:0.0} bits)");
    }

    /// <summary>Nodes of one group to compare with the other: all, or evenly picked ones where there would be too many pairs.</summary>
    ReadOnlySpan<int> Pick(int root, int others, ref int[] picked)
    {
        List<int>? own = members[root];
        int size = own?.Count ?? 1, side = (int)Math.Sqrt(options.PairsAcross), take = Math.Min(size, Math.Max(side, options.PairsAcross / others));
        if (picked.Length < take)
            picked = new int[Math.Max(take, options.PairsAcross)];
        for (int i = 0; i < take; i++)
            picked[i] = own is null ? root : own[(int)((long)i * size / take)];
        return picked.AsSpan(0, take);
    }
}
