using Guiyi.Match;
using Guiyi.Match.Comparing;
using Guiyi.Match.Scoring;
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

    /// <summary>Chance that two customers are one although numbers differ of which one has only one: numbers are mistyped, too.</summary>
    const double DespiteExclusion = 0.02;

    const int MostLookedAt = 6;

    readonly MatchResult match;
    readonly Merged merged;
    /// <summary>By node and by record; -1 where there is none.</summary>
    readonly int[] customerOf, nodeOf;

    QuestionPool(MatchResult match, Merged merged)
    {
        (this.match, this.merged) = (match, merged);
        customerOf = new int[match.Nodes.Count];
        for (int node = 0; node < customerOf.Length; node++)
            customerOf[node] = merged.Customers.CustomerOf(match.Nodes.Record(node));
        nodeOf = new int[match.Nodes.Table.Count];
        Array.Fill(nodeOf, -1);
        for (int node = 0; node < customerOf.Length; node++)
            nodeOf[match.Nodes.Record(node)] = node;
    }

    /// <param name="match">Scored pairs.</param>
    /// <param name="merged">What became of them.</param>
    /// <param name="judgments">What people have answered, "unsure" included: it is not asked again.</param>
    public static IReadOnlyList<Question> Of(MatchResult match, Merged merged, JudgmentSet judgments)
    {
        var pool = new QuestionPool(match, merged);
        (HashSet<(int, int)> pairs, HashSet<(int, int)> customers) = pool.Answered(judgments);
        return [.. pool.BetweenCustomers(customers), .. pool.WithinCustomers(pairs)];
    }

    /// <summary>Pairs of nodes, and of customers, that were asked about.</summary>
    (HashSet<(int, int)>, HashSet<(int, int)>) Answered(JudgmentSet judgments)
    {
        HashSet<(int, int)> pairs = [], customers = [];
        if (judgments.Judgments.Count == 0)
            return (pairs, customers);
        foreach (Judgment judgment in judgments.Judgments)
            if ((nodeOf[judgment.Left], nodeOf[judgment.Right]) is ( >= 0 and int a, >= 0 and int b))
            {
                pairs.Add(Ordered(a, b));
                customers.Add(Ordered(customerOf[a], customerOf[b]));
            }
        return (pairs, customers);
    }

    static (int, int) Ordered(int a, int b) => a < b ? (a, b) : (b, a);

    Question[] BetweenCustomers(HashSet<(int, int)> answered)
    {
        var heaviest = new Dictionary<(int, int), int>();
        for (int pair = 0; pair < match.Weights.Length; pair++)
        {
            if (match.Weights[pair] < Faintest)
                continue;
            (int a, int b) = Ordered(customerOf[match.Pairs.Left[pair]], customerOf[match.Pairs.Right[pair]]);
            // Visitors whom nothing names are no customers: there is nobody to ask about.
            if (a < 0 || a == b || answered.Contains((a, b)))
                continue;
            ref int best = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(heaviest, (a, b), out bool known);
            if (!known || IsHeavier(pair, best))
                best = pair;
        }
        HashSet<(int, int)> excluded = [.. merged.Refused.Where(j => j.IsExcluded).Select(j => Ordered(customerOf[j.Left], customerOf[j.Right]))];
        ((int A, int B) Customers, int Pair)[] pairs = [.. heaviest.Select(h => (h.Key, h.Value))];
        var questions = new Question[pairs.Length];
        // Every item is worked out by itself, so the outcome does not depend on the threads.
        Parallel.For(0, pairs.Length, match.Scorer.Set.NewCaches, (i, _, caches) =>
        {
            ((int a, int b), int pair) = pairs[i];
            (int left, int right, double weight) = match.PairAt(pair);
            double probability = Math.Min(MatchResult.Probability(weight), AsWholes(a, b, caches));
            if (excluded.Contains((a, b)))
                probability = Math.Min(probability, DespiteExclusion);
            questions[i] = new Question(pair, left, right, probability, false, (long)Size(a) * Size(b));
            return caches;
        }, _ => { });
        return questions;
    }

    /// <summary>
    /// What two customers as wholes say, where they have several records: two bare surnames agree soon, though what else is known of both does not.
    /// </summary>
    double AsWholes(int a, int b, LevelCache[] caches)
    {
        if (Size(a) == 1 && Size(b) == 1)
            return 1;
        var evidence = new GroupEvidence(match.Scorer.Set.Comparisons.Count);
        match.Scorer.Groups(Picked(a), Picked(b), caches, evidence);
        double probability = MatchResult.Probability(evidence.Total + match.Scorer.PriorBits);
        // What is personal speaks as strongly against the customers as against a pair of them on average.
        return evidence.MeanPersonal < 0 ? Math.Min(probability, MatchResult.Probability(evidence.MeanPersonal)) : probability;
    }

    /// <summary>Some nodes of a customer, evenly picked.</summary>
    int[] Picked(int customer)
    {
        ReadOnlySpan<int> records = merged.Customers.Records(customer);
        int[] picked = new int[Math.Min(records.Length, MostLookedAt)];
        for (int i = 0; i < picked.Length; i++)
            picked[i] = nodeOf[records[(int)((long)i * records.Length / picked.Length)]];
        return picked;
    }

    bool IsHeavier(int pair, int other) => match.Weights[pair] != match.Weights[other]
        ? match.Weights[pair] > match.Weights[other]
        : (match.Pairs.Left[pair], match.Pairs.Right[pair]).CompareTo((match.Pairs.Left[other], match.Pairs.Right[other])) < 0;

    int Size(int customer) => merged.Customers.Records(customer).Length;

    IEnumerable<Question> WithinCustomers(HashSet<(int, int)> answered)
    {
        var sizes = new Dictionary<(int, int), long>();
        foreach ((Joining joining, long decides) in JoinedGroups.Of(merged, customerOf.Length))
            if (joining.By == JoiningKind.Learned && joining.Weight < Surest)
                sizes[(joining.Left, joining.Right)] = decides;
        for (int pair = 0; pair < match.Weights.Length && sizes.Count > 0; pair++)
        {
            (int left, int right, double weight) = match.PairAt(pair);
            if (weight < Surest && weight >= match.Threshold && sizes.TryGetValue((left, right), out long decides) && customerOf[left] >= 0 && !answered.Contains((left, right)))
                yield return new Question(pair, left, right, MatchResult.Probability(weight), true, decides);
        }
    }
}
