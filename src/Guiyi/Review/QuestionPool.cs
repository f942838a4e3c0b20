using Guiyi.Internals;
using Guiyi.Match;
using Guiyi.Merge;

namespace Guiyi.Review;

/// <summary>
/// All questions about the customers of one kind that are not answered yet: of two customers their heaviest pair, and of one customer each pair by
/// which the model joined its records.
/// </summary>
public sealed class QuestionPool
{
    /// <summary>Fainter pairs are hardly ever the same (log2 odds; 1.5 %).</summary>
    const double Faintest = -6;

    /// <summary>Surer joinings are hardly ever wrong.</summary>
    const double Surest = 10;

    /// <summary>Questions that a thread takes at once.</summary>
    const int Part = 1 << 10;

    readonly MatchResult match;
    readonly Merged merged;
    readonly Column<int> customerOf, nodeOf;

    QuestionPool(MatchResult match, Merged merged, Column<int> customerOf)
    {
        (this.match, this.merged, this.customerOf) = (match, merged, customerOf);
        nodeOf = match.Nodes.Store.NewUnset<int>(match.Nodes.Table.Count);
        nodeOf.Span.Fill(-1);
        for (int node = 0; node < customerOf.Length; node++)
            nodeOf[match.Nodes.Record(node)] = node;
    }

    /// <param name="match">Scored pairs.</param>
    /// <param name="merged">What became of them.</param>
    /// <param name="judgments">What people have answered, "unsure" included: it is not asked again.</param>
    public static IReadOnlyList<Question> Of(MatchResult match, Merged merged, JudgmentSet judgments)
    {
        using Column<int> customerOf = merged.Customers.CustomersOf(match.Nodes);
        return Of(match, merged, judgments, customerOf);
    }

    /// <inheritdoc cref="Of(MatchResult, Merged, JudgmentSet)"/>
    /// <param name="match">Scored pairs.</param>
    /// <param name="merged">What became of them.</param>
    /// <param name="judgments">What people have answered.</param>
    /// <param name="customerOf">The customer of each node; -1 for a visitor who is none.</param>
    internal static IReadOnlyList<Question> Of(MatchResult match, Merged merged, JudgmentSet judgments, Column<int> customerOf)
    {
        var pool = new QuestionPool(match, merged, customerOf);
        (HashSet<ulong> pairs, HashSet<ulong> customers) = pool.Answered(judgments);
        using Column<int> between = HeaviestBetween.Of(match, customerOf, Faintest);
        pool.LeaveOut(between, customers);
        List<(int Pair, long Decides)> within = pool.WithinCustomers(pairs);
        var questions = new QuestionColumns(match, between.Length, within.Count);
        pool.AskBetween(between, questions);
        foreach ((int pair, long decides) in within)
            questions.Add(pair, MatchResult.Probability(match.Weights[pair]), decides);
        pool.nodeOf.Dispose();
        return questions;
    }

    /// <summary>Pairs of nodes, and of customers, that were asked about.</summary>
    (HashSet<ulong>, HashSet<ulong>) Answered(JudgmentSet judgments)
    {
        HashSet<ulong> pairs = [], customers = [];
        foreach (Judgment judgment in judgments.Judgments)
            if ((nodeOf[judgment.Left], nodeOf[judgment.Right]) is ( >= 0 and int a, >= 0 and int b))
            {
                pairs.Add(HeaviestBetween.KeyOf(a, b));
                customers.Add(CustomersOf(a, b));
            }
        return (pairs, customers);
    }

    /// <summary>A number for the customers of two nodes.</summary>
    ulong CustomersOf(int left, int right) => HeaviestBetween.KeyOf(customerOf[left], customerOf[right]);

    ulong CustomersOf(int pair) => CustomersOf(match.Pairs.Left[pair], match.Pairs.Right[pair]);

    void LeaveOut(Column<int> between, HashSet<ulong> answered)
    {
        if (answered.Count == 0)
            return;
        int kept = 0;
        foreach (int pair in between)
            if (!answered.Contains(CustomersOf(pair)))
                between[kept++] = pair;
        between.Resize(kept);
    }

    void AskBetween(Column<int> between, QuestionColumns questions)
    {
        HashSet<ulong> excluded = [.. merged.Refused.Where(j => j.IsExcluded).Select(j => CustomersOf(j.Left, j.Right))];
        // Every question is worked out by itself, so the outcome does not depend on the threads.
        Parallel.For(0, (between.Length + Part - 1) / Part, () => new WholeCustomers(match, merged, customerOf, nodeOf), (part, _, wholes) =>
        {
            for (int i = part * Part; i < Math.Min(between.Length, (part + 1) * Part); i++)
            {
                double probability = Math.Min(MatchResult.Probability(match.Weights[between[i]]), wholes.Probability(between[i]));
                if (excluded.Count > 0 && excluded.Contains(CustomersOf(between[i])))
                    probability = Math.Min(probability, WholeCustomers.DespiteExclusion);
                questions.Set(i, between[i], probability, wholes.PairsAcross(between[i]));
            }
            return wholes;
        }, _ => { });
    }

    /// <summary>The pairs by which the model joined records of one customer though it was not sure, and what each decides.</summary>
    List<(int Pair, long Decides)> WithinCustomers(HashSet<ulong> answered)
    {
        var joined = new Dictionary<ulong, long>();
        JoinedGroups.Follow(merged, customerOf.Length, (joining, decides) =>
        {
            if (joining.By == JoiningKind.Learned && joining.Weight < Surest)
                joined[PairKey(joining.Left, joining.Right)] = decides;
        });
        var questions = new List<(int, long)>();
        for (int pair = 0; pair < match.Weights.Length && joined.Count > 0; pair++)
            if (match.Weights[pair] < Surest && match.Weights[pair] >= match.Threshold)
            {
                (int left, int right) = (match.Pairs.Left[pair], match.Pairs.Right[pair]);
                if (customerOf[left] >= 0 && customerOf[left] == customerOf[right] && joined.TryGetValue(PairKey(left, right), out long decides) && !answered.Contains(HeaviestBetween.KeyOf(left, right)))
                    questions.Add((pair, decides));
            }
        return questions;
    }

    static ulong PairKey(int left, int right) => ((ulong)(uint)left << 32) | (uint)right;
}
