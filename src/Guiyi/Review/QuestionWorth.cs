using System.Runtime.InteropServices;

namespace Guiyi.Review;

/// <summary>What questions are worth before it counts which customers were asked about. Each question and each pattern is looked up once.</summary>
sealed class QuestionWorth
{
    readonly double[] change;
    readonly int[] pattern;
    readonly double[] bonus;
    readonly int[] before, asked;

    /// <summary>Questions worth at least so large a part of the best ones are put in order at once; fewer, the more often it was not enough.</summary>
    double step = 0.25;

    /// <param name="questions">The questions.</param>
    /// <param name="patternOf">The pattern of a question.</param>
    /// <param name="answered">How many answers each pattern has had.</param>
    public QuestionWorth(IReadOnlyList<Question> questions, Func<Question, ulong> patternOf, IReadOnlyDictionary<ulong, int>? answered)
    {
        (change, pattern) = (new double[questions.Count], new int[questions.Count]);
        var numbers = new Dictionary<ulong, int>();
        var doubt = new List<double>();
        var had = new List<int>();
        for (int place = 0; place < change.Length; place++)
        {
            Question question = questions[place];
            ulong own = patternOf(question);
            ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, own, out bool isKnown);
            if (!isKnown)
            {
                number = doubt.Count;
                doubt.Add(0);
                had.Add(answered?.GetValueOrDefault(own) ?? 0);
            }
            (change[place], pattern[place]) = (question.ExpectedChange, number);
            doubt[number] += 4 * question.Probability * (1 - question.Probability);
        }
        (before, asked) = ([.. had], [.. had]);
        // How many of a pattern's answers are open is a sum of variances, four times, so that an even chance counts as one.
        bonus = [.. doubt.Select(open => 1 + Math.Log2(1 + open))];
    }

    /// <summary>Worth of a question now.</summary>
    /// <param name="place">Its place.</param>
    /// <param name="customers">By what to divide it for its customers.</param>
    public double Of(int place, int customers) => change[place] * bonus[pattern[place]] / ((1 + asked[pattern[place]]) * customers);

    /// <summary>Notes that a question is asked.</summary>
    public void Asked(int place) => asked[pattern[place]]++;

    /// <summary>Adds the best of the questions that are worth less than a bound.</summary>
    /// <param name="bound">What is worth as much or more was added before.</param>
    /// <param name="least">Worth below which nothing is added.</param>
    /// <param name="queue">Takes places and worths.</param>
    /// <returns>The bound from which on all are added now.</returns>
    public double AddBelow(double bound, double least, PriorityQueue<int, (double Worth, int Place)> queue)
    {
        double most = double.NegativeInfinity;
        for (int place = 0; place < change.Length; place++)
            if (First(place) is var worth && worth < bound)
                most = Math.Max(most, worth);
        double from = Math.Max(least, most * step);
        step *= step;
        for (int place = 0; place < change.Length; place++)
            if (First(place) is var worth && worth < bound && worth >= from)
                queue.Enqueue(place, (worth, place));
        // Where nothing is left below the bound, there is nothing to come back for.
        return double.IsNegativeInfinity(most) ? least : from;
    }

    /// <summary>What a question is worth at most, whatever was asked meanwhile; the same each time.</summary>
    double First(int place) => change[place] * bonus[pattern[place]] / (1 + before[pattern[place]]);
}
