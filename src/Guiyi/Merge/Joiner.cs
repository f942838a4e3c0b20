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
/// <param name="lists">For the smallest node of a group of several the number of the list of its nodes, from 1; all 0 after each share.</param>
sealed class Joiner(PairScorer scorer, double threshold, MergeOptions options, Exclusions exclusions, LevelCache[] caches, Column<int> group, Column<int> lists)
{
    const int Ahead = 24, Nearer = 10;

    readonly GroupEvidence evidence = new(scorer.Set.Comparisons.Count);
    readonly List<int> grown = [];
    readonly List<List<int>> members = [];
    readonly Stack<int> spare = new();
    int[] pickedLeft = [], pickedRight = [];

    /// <summary>Joinings that were done, and their places in the order.</summary>
    public JoiningList Joined { get; } = new(group.Store);

    /// <summary>Joinings that were refused, and their places.</summary>
    public List<(int Place, Joining Joining)> Refused { get; } = [];

    /// <summary>Goes through the pairs of some connected parts.</summary>
    /// <param name="order">All pairs.</param>
    /// <param name="places">Which of them.</param>
    public void Join(JoiningOrder order, ReadOnlySpan<int> places)
    {
        for (int i = 0; i < places.Length; i++)
        {
            // Pairs and their nodes lie anywhere: they are asked for before they are needed.
            if (i + Ahead < places.Length)
                order.Prefetch(places[i + Ahead]);
            if (i + Nearer < places.Length)
            {
                (int nextLeft, int nextRight) = (order.Left[places[i + Nearer]], order.Right[places[i + Nearer]]);
                Prefetch(nextLeft);
                Prefetch(nextRight);
                order.PrefetchScore(places[i + Nearer]);
            }
            int place = places[i];
            (int left, int right) = (order.Left[place], order.Right[place]);
            (int a, int b) = (group[left], group[right]);
            if (a == b)
                continue;
            JoiningKind by = place < order.Judged ? JoiningKind.Judgment : place < order.Sure ? JoiningKind.Rule : JoiningKind.Learned;
            float weight = order.Weight(place);
            // What a person or a rule says is not weighed against other evidence.
            string? excluded = exclusions.Apart(a, b, by == JoiningKind.Judgment), refusal = excluded ?? (by == JoiningKind.Learned ? Disagreement(a, b, order.Pattern(place)) : null);
            if (refusal is not null)
            {
                Refused.Add((place, new Joining(left, right, weight, by, refusal, excluded is not null)));
                continue;
            }
            Joined.Add(place, left, right, weight, by);
            Join(a, b);
        }
        foreach (int root in grown)
            if (lists[root] > 0)
                GiveBack(root);
        grown.Clear();
    }

    void Prefetch(int node)
    {
        Internals.Prefetch.Item(in group[node]);
        Internals.Prefetch.Item(in lists[node]);
        scorer.Prefetch(node);
    }

    void Join(int a, int b)
    {
        (int keep, int gone) = a < b ? (a, b) : (b, a);
        List<int> joined = MembersOf(keep) ?? Take(keep);
        if (MembersOf(gone) is { } others)
        {
            foreach (int node in others)
                group[node] = keep;
            joined.AddRange(others);
            GiveBack(gone);
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
        if (!spare.TryPop(out int list))
        {
            members.Add([]);
            list = members.Count;
        }
        lists[node] = list;
        List<int> own = members[list - 1];
        own.Add(node);
        grown.Add(node);
        return own;
    }

    void GiveBack(int node)
    {
        members[lists[node] - 1].Clear();
        spare.Push(lists[node]);
        lists[node] = 0;
    }

    List<int>? MembersOf(int root) => lists[root] is > 0 and int list ? members[list - 1] : null;

    int Size(int root) => MembersOf(root)?.Count ?? 1;

    /// <summary>Why the groups are not one entity by their evidence as wholes; null where they are.</summary>
    string? Disagreement(int a, int b, KnownPattern known)
    {
        (int sizeA, int sizeB) = (Size(a), Size(b));
        if (sizeA == 1 && sizeB == 1)
            return null;
        scorer.Groups(Pick(a, sizeB, ref pickedLeft), Pick(b, sizeA, ref pickedRight), known, caches, evidence);
        if (evidence.MeanPersonal < options.LeastAgreement)
            return FormattableString.Invariant($"the records disagree on names, dates or numbers ({evidence.MeanPersonal:0.0} bits on average)");
        double odds = evidence.Total + scorer.PriorOdds;
        return odds >= threshold - options.GroupTolerance ? null : FormattableString.Invariant($"taken together the records speak against it ({odds:0.0} bits)");
    }

    /// <summary>Nodes of one group to compare with the other: all, or evenly picked ones where there would be too many pairs.</summary>
    ReadOnlySpan<int> Pick(int root, int others, ref int[] picked)
    {
        List<int>? own = MembersOf(root);
        int size = own?.Count ?? 1, side = (int)Math.Sqrt(options.PairsAcross), take = Math.Min(size, Math.Max(side, options.PairsAcross / others));
        if (picked.Length < take)
            picked = new int[Math.Max(take, options.PairsAcross)];
        for (int i = 0; i < take; i++)
            picked[i] = own is null ? root : own[(int)((long)i * size / take)];
        return picked.AsSpan(0, take);
    }
}
