using Guiyi.Review;

namespace Guiyi.Hub.Sinks.Results;

/// <summary>A question worth asking a person: are these two records the same customer?</summary>
/// <param name="Pair">Position of the scored pair.</param>
/// <param name="Usefulness">What the answer may change, as <see cref="QuestionChooser"/> counts it.</param>
/// <param name="Outcome">What was decided without asking.</param>
/// <param name="Question">The question.</param>
readonly record struct Doubt(int Pair, double Usefulness, PairOutcome Outcome, Question Question);

/// <summary>
/// The doubtful pairs of one kind, most useful first: pairs left apart near the threshold, joinings that were refused, and customers that hang
/// together by a weak pair. Two customers are asked about once, by their heaviest pair.
/// </summary>
static class Doubts
{
    /// <summary>Longest list; beyond it the answers hardly matter.</summary>
    public const int Most = 10_000;

    const double Least = 0.05;

    public static IReadOnlyList<Doubt> Of(UnifyResult result, PairOutcomes kind)
    {
        var doubts = new List<Doubt>();
        foreach ((Question question, double usefulness) in QuestionChooser.Choose(kind.Match, kind.Kind.Merged, result.Judgments, Most, kind.Questions, Least))
        {
            (int left, int right, double weight) = kind.Match.PairAt(question.Pair);
            doubts.Add(new Doubt(question.Pair, usefulness, kind.Of(left, right, weight), question));
        }
        return doubts;
    }
}
