using Guiyi.Internals;
using Guiyi.Match;
using Guiyi.Match.Scoring;

namespace Guiyi.Merge;

/// <summary>Who or what brings a joining up.</summary>
public enum JoiningKind
{
    /// <summary>The model: the pair reaches the threshold.</summary>
    Learned,
    /// <summary>A deterministic rule.</summary>
    Rule,
    /// <summary>A person.</summary>
    Judgment,
}

/// <summary>A joining of two groups of records that was considered: through which pair, how strong, and whether it was done.</summary>
/// <param name="Left">Node.</param>
/// <param name="Right">Node.</param>
/// <param name="Weight">log2 odds of the pair; not a number where a rule or a person decided.</param>
/// <param name="By">Who or what brought it up.</param>
/// <param name="Refusal">Why the groups stay apart, or null where they were joined.</param>
/// <param name="IsExcluded">They stay apart whatever the evidence: a number that only one can have differs, a person said so …</param>
public readonly record struct Joining(int Left, int Right, float Weight, JoiningKind By, string? Refusal, bool IsExcluded);

/// <summary>
/// Judgments to groups of records: pairs are taken from the strongest down, and two groups join only where they are consistent as a whole, which
/// <see cref="Joiner"/> decides. Deterministic: ties are broken by the nodes' content order. What no pair connects cannot influence each other, so
/// the connected parts are worked on side by side.
/// </summary>
sealed class Clusterer
{
    /// <summary>Pairs that a core takes at once, at least.</summary>
    const int PairsPerPart = 1 << 13;

    const int Ahead = 24;

    readonly MatchResult match;
    readonly MergeOptions options;
    readonly Exclusions exclusions;
    readonly Column<int> group;

    public Clusterer(MatchResult match, MergeOptions options, JudgmentSet judgments)
    {
        (this.match, this.options) = (match, options);
        exclusions = new Exclusions(match.Nodes, judgments, SourcesWithoutDuplicates.Find(match));
        group = match.Nodes.Store.Numbers(match.Nodes.Count);
    }

    /// <summary>Joinings that were refused, for the list of doubtful customers.</summary>
    public IReadOnlyList<Joining> Refused { get; private set; } = [];

    /// <summary>Joinings in the order in which they were done.</summary>
    public IReadOnlyList<Joining> Joined { get; private set; } = [];

    /// <summary>For each node the smallest node of its group.</summary>
    /// <param name="judgedSame">Pairs that people judged the same.</param>
    /// <param name="ruledSame">Pairs that deterministic rules judged the same.</param>
    public Column<int> Run(IEnumerable<(int Left, int Right)> judgedSame, IEnumerable<(int Left, int Right)> ruledSame)
    {
        (int Left, int Right)[] judged = [.. judgedSame];
        using JoiningOrder order = Order(judged.Length, [.. judged, .. ruledSame]);
        (Column<int> places, int[] parts) = Parts(order);
        using Column<int> lists = group.Store.New<int>(group.Length);
        List<JoiningList> joined = [];
        List<(int Place, Joining Joining)> refused = [];
        Parallel.For(
            0, parts.Length - 1,
            () => new Joiner(match.Scorer, match.Threshold, options, exclusions, match.Scorer.Set.NewCaches(), group, lists),
            (part, _, joiner) =>
            {
                joiner.Join(order, places.Slice(parts[part], parts[part + 1] - parts[part]));
                return joiner;
            },
            joiner =>
            {
                lock (refused)
                {
                    joined.Add(joiner.Joined);
                    refused.AddRange(joiner.Refused);
                }
            });
        places.Dispose();
        (Joined, Refused) = (JoiningList.InOrder(group.Store, joined), InOrder(refused));
        return group;
    }

    static Joining[] InOrder(List<(int Place, Joining Joining)> joinings)
    {
        joinings.Sort(static (a, b) => a.Place.CompareTo(b.Place));
        return [.. joinings.Select(j => j.Joining)];
    }

    /// <summary>First what is sure, then the pairs that reach the threshold, the heaviest first.</summary>
    JoiningOrder Order(int judged, (int Left, int Right)[] sure)
    {
        int[] heaviest = HeaviestPairs.Of(match, match.Threshold);
        int count = sure.Length + heaviest.Length;
        (Column<int> left, Column<int> right) = (group.Store.NewUnset<int>(count), group.Store.NewUnset<int>(count));
        for (int i = 0; i < sure.Length; i++)
            (left[i], right[i]) = sure[i];
        Parallel.For(0, (heaviest.Length + PairsPerPart - 1) / PairsPerPart, part =>
        {
            int end = Math.Min(heaviest.Length, (part + 1) * PairsPerPart);
            for (int i = part * PairsPerPart; i < end; i++)
            {
                if (i + Ahead < end)
                    match.PrefetchNodes(heaviest[i + Ahead]);
                (left[sure.Length + i], right[sure.Length + i], _) = match.PairAt(heaviest[i]);
            }
        });
        return new JoiningOrder(left, right, judged, sure.Length, heaviest, match.Weights, match.Pairs.Pattern);
    }

    /// <summary>For each node the smallest node of its connected part.</summary>
    Column<int> Roots(JoiningOrder order)
    {
        var connected = new UnionFind(match.Nodes.Store, group.Length);
        ReadOnlySpan<int> left = order.Left.Span;
        ReadOnlySpan<int> right = order.Right.Span;
        for (int i = 0; i < left.Length; i++)
        {
            // Nodes lie anywhere: they are asked for before they are needed.
            if (i + Ahead < left.Length)
                connected.Prefetch(left[i + Ahead], right[i + Ahead]);
            connected.Union(left[i], right[i]);
        }
        return connected.Roots();
    }

    /// <summary>The places of all pairs, those of one connected part side by side and in their order; and where portions of whole parts begin.</summary>
    (Column<int> Places, int[] Portions) Parts(JoiningOrder order)
    {
        using Column<int> roots = Roots(order);
        // Counted two places ahead, so that after filling each start is where it should be.
        using Column<int> starts = group.Store.New<int>(group.Length + 2);
        Column<int> places = group.Store.NewUnset<int>(order.Left.Length);
        ReadOnlySpan<int> left = order.Left.Span;
        ReadOnlySpan<int> root = roots.Span;
        Span<int> next = starts.Span;
        Span<int> dealt = places.Span;
        foreach (int node in left)
            next[root[node] + 2]++;
        for (int i = 2; i < next.Length; i++)
            next[i] += next[i - 1];
        for (int i = 0; i < dealt.Length; i++)
            dealt[next[root[left[i]] + 1]++] = i;
        var portions = new List<int> { 0 };
        foreach (int end in starts)
            if (end - portions[^1] >= PairsPerPart)
                portions.Add(end);
        if (portions[^1] < places.Length)
            portions.Add(places.Length);
        return (places, [.. portions]);
    }
}

/// <summary>Pairs in the order in which their groups are to be joined.</summary>
/// <param name="Left">Nodes.</param>
/// <param name="Right">Nodes.</param>
/// <param name="Judged">So many, at the beginning, people judged the same.</param>
/// <param name="Sure">So many, at the beginning, are sure.</param>
/// <param name="Scored">Positions of the others among the scored pairs, in their order.</param>
/// <param name="Weights">log2 odds of the scored pairs.</param>
/// <param name="Patterns">How the model compared them, where that is known.</param>
sealed record JoiningOrder(Column<int> Left, Column<int> Right, int Judged, int Sure, int[] Scored, float[] Weights, Column<ulong>? Patterns) : IDisposable
{
    /// <summary>log2 odds; not a number where a rule or a person decided.</summary>
    public float Weight(int place) => place < Sure ? float.NaN : Weights[Scored[place - Sure]];

    /// <summary>How the model compared a pair; none where a rule or a person decided.</summary>
    public KnownPattern Pattern(int place) => place < Sure || Patterns is null ? KnownPattern.None : new(Left[place], Right[place], Patterns[Scored[place - Sure]]);

    /// <summary>Says that a pair will be looked at soon.</summary>
    public void Prefetch(int place)
    {
        Internals.Prefetch.Item(in Left[place]);
        Internals.Prefetch.Item(in Right[place]);
        if (place >= Sure)
            Internals.Prefetch.Item(in Scored[place - Sure]);
    }

    /// <summary>The second step: it has arrived.</summary>
    public void PrefetchScore(int place)
    {
        if (place < Sure)
            return;
        Internals.Prefetch.Item(in Weights[Scored[place - Sure]]);
        if (Patterns is not null)
            Internals.Prefetch.Item(in Patterns[Scored[place - Sure]]);
    }

    public void Dispose()
    {
        Left.Dispose();
        Right.Dispose();
    }
}
