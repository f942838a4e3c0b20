using Guiyi.Match;
using Guiyi.Match.Comparing;
using Guiyi.Merge;

namespace Guiyi.Review;

/// <summary>A chosen question.</summary>
/// <param name="Question">The question.</param>
/// <param name="Usefulness">Its worth when it was chosen; no later one is worth more.</param>
public readonly record struct ChosenQuestion(Question Question, double Usefulness);

/// <summary>
/// Chooses what to ask. A question is worth the pairs of records on which its answer is expected to change the result, and more where many doubtful
/// pairs look alike, for then the answer teaches. A second question of one pattern, or about one customer, is worth half, a third one a third:
/// answers should differ in what they tell. Greedy: for gains that only shrink, the best next one is near the best set (Nemhauser, Wolsey and Fisher 1978).
/// </summary>
public static class QuestionChooser
{
    /// <summary>The questions about the customers of one kind.</summary>
    /// <param name="match">Scored pairs.</param>
    /// <param name="merged">What became of them.</param>
    /// <param name="judgments">What people have answered.</param>
    /// <param name="count">How many to choose at most.</param>
    /// <param name="questions">Those there are, where they are known already.</param>
    /// <param name="least">Usefulness below which nothing is chosen.</param>
    public static IReadOnlyList<ChosenQuestion> Choose(
        MatchResult match, Merged merged, JudgmentSet judgments, int count, IReadOnlyList<Question>? questions = null, double least = 0)
    {
        int CustomerOf(int node) => merged.Customers.CustomerOf(match.Nodes.Record(node));
        return Choose(
            questions ?? QuestionPool.Of(match, merged, judgments), count, q => match.Pairs.Pattern[q.Pair], q => (CustomerOf(q.Left), CustomerOf(q.Right)), Answered(match, judgments), least);
    }

    static Dictionary<ulong, int> Answered(MatchResult match, JudgmentSet judgments)
    {
        var answered = new Dictionary<ulong, int>();
        if (judgments.Judgments.Count == 0)
            return answered;
        Dictionary<int, int> nodeOf = Enumerable.Range(0, match.Nodes.Count).ToDictionary(match.Nodes.Record);
        LevelCache[] caches = match.Scorer.Set.NewCaches();
        foreach (Judgment judgment in judgments.Judgments)
            if (nodeOf.TryGetValue(judgment.Left, out int a) && nodeOf.TryGetValue(judgment.Right, out int b))
            {
                ulong pattern = match.Scorer.Compare(a, b, caches);
                answered[pattern] = answered.GetValueOrDefault(pattern) + 1;
            }
        return answered;
    }

    /// <param name="questions">All questions.</param>
    /// <param name="count">How many to choose at most.</param>
    /// <param name="patternOf">The pattern of a question: what looks alike to the model.</param>
    /// <param name="groupsOf">The two customers, or other groups, that a question is about.</param>
    /// <param name="answered">How many answers each pattern has had.</param>
    /// <param name="least">Usefulness below which nothing is chosen.</param>
    /// <returns>The most useful first; ties by the nodes.</returns>
    public static IReadOnlyList<ChosenQuestion> Choose(
        IReadOnlyList<Question> questions, int count, Func<Question, ulong> patternOf, Func<Question, (int, int)> groupsOf, IReadOnlyDictionary<ulong, int>? answered = null, double least = 0)
    {
        var worth = new QuestionWorth(questions, patternOf, answered);
        var groups = new Dictionary<int, int>();
        var queue = new PriorityQueue<int, (double Worth, int Place)>(Comparer<(double Worth, int Place)>.Create((one, other) =>
            one.Worth != other.Worth ? other.Worth.CompareTo(one.Worth) : Nodes(questions[one.Place]).CompareTo(Nodes(questions[other.Place]))));
        var chosen = new List<ChosenQuestion>();
        // In the beginning no group has been asked about, so nobody has to know which groups a question is about. Those of most worth come first; the
        // others, nearly all, are put in order only if it comes to their turn.
        double bound = double.PositiveInfinity;
        while (chosen.Count < count)
        {
            while (bound > least && !(queue.TryPeek(out _, out (double Worth, int) most) && most.Worth >= bound))
                bound = worth.AddBelow(bound, least, queue);
            if (!queue.TryDequeue(out int next, out (double Worth, int) rank))
                break;
            (int a, int b) = groupsOf(questions[next]);
            double now = worth.Of(next, (1 + groups.GetValueOrDefault(a)) * (a == b ? 1 : 1 + groups.GetValueOrDefault(b)));
            // Worth only shrinks: what is still worth as much as it was is the best of all.
            if (now < rank.Worth)
            {
                if (now >= least)
                    queue.Enqueue(next, (now, next));
                continue;
            }
            chosen.Add(new ChosenQuestion(questions[next], now));
            worth.Asked(next);
            groups[a] = groups.GetValueOrDefault(a) + 1;
            if (a != b)
                groups[b] = groups.GetValueOrDefault(b) + 1;
        }
        return chosen;
    }

    static (int, int) Nodes(Question question) => (question.Left, question.Right);
}
