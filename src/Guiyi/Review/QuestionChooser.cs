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
        (int[] pattern, List<ulong> patterns) = Patterns(questions, patternOf);
        double[] bonus = Bonus(questions, pattern, patterns.Count);
        int[] asked = [.. patterns.Select(p => answered?.GetValueOrDefault(p) ?? 0)];
        var groups = new Dictionary<int, int>();
        double Worth(int place, int before) => questions[place].ExpectedChange * bonus[pattern[place]] / ((1 + asked[pattern[place]]) * before);
        // In the beginning no group has been asked about, so nobody has to know which groups a question is about.
        var first = new List<(int, Rank)>();
        for (int place = 0; place < questions.Count; place++)
            if (Worth(place, 1) is var worth && worth >= least)
                first.Add((place, Rank.Of(questions[place], worth)));
        var queue = new PriorityQueue<int, Rank>(first, Rank.Order);
        var chosen = new List<ChosenQuestion>();
        while (chosen.Count < count && queue.TryDequeue(out int next, out Rank rank))
        {
            (int a, int b) = groupsOf(questions[next]);
            double worth = Worth(next, (1 + groups.GetValueOrDefault(a)) * (a == b ? 1 : 1 + groups.GetValueOrDefault(b)));
            // Worth only shrinks: what is still worth as much as it was is the best of all.
            if (worth < rank.Worth)
            {
                if (worth >= least)
                    queue.Enqueue(next, Rank.Of(questions[next], worth));
                continue;
            }
            chosen.Add(new ChosenQuestion(questions[next], worth));
            asked[pattern[next]]++;
            groups[a] = groups.GetValueOrDefault(a) + 1;
            if (a != b)
                groups[b] = groups.GetValueOrDefault(b) + 1;
        }
        return chosen;
    }

    /// <summary>The most worth first; ties by the nodes.</summary>
    readonly record struct Rank(double Worth, int Left, int Right)
    {
        public static readonly IComparer<Rank> Order = Comparer<Rank>.Create(static (one, other) =>
            one.Worth != other.Worth ? other.Worth.CompareTo(one.Worth) : one.Left != other.Left ? one.Left.CompareTo(other.Left) : one.Right.CompareTo(other.Right));

        public static Rank Of(Question question, double worth) => new(worth, question.Left, question.Right);
    }

    /// <summary>The number of each question's pattern, and the patterns by their numbers: each is looked up once.</summary>
    static (int[] Of, List<ulong> Patterns) Patterns(IReadOnlyList<Question> questions, Func<Question, ulong> patternOf)
    {
        var numbers = new Dictionary<ulong, int>();
        int[] of = new int[questions.Count];
        var patterns = new List<ulong>();
        for (int place = 0; place < of.Length; place++)
        {
            ulong pattern = patternOf(questions[place]);
            if (!numbers.TryGetValue(pattern, out of[place]))
            {
                numbers.Add(pattern, of[place] = patterns.Count);
                patterns.Add(pattern);
            }
        }
        return (of, patterns);
    }

    /// <summary>
    /// For each pattern how many times as much a question is worth for what it teaches: it grows with how many of the pattern's answers are open, which
    /// is a sum of variances, four times, so that an even chance counts as one.
    /// </summary>
    static double[] Bonus(IReadOnlyList<Question> questions, int[] pattern, int patterns)
    {
        double[] doubt = new double[patterns];
        for (int place = 0; place < pattern.Length; place++)
        {
            double probability = questions[place].Probability;
            doubt[pattern[place]] += 4 * probability * (1 - probability);
        }
        return Array.ConvertAll(doubt, static open => 1 + Math.Log2(1 + open));
    }
}
