using Guiyi.Review;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Review;

public sealed class QuestionChooserTests
{
    static Question Apart(int node, double probability, long decides = 1) => new(node, node, node + 1, probability, false, decides);

    static Question Together(int node, double probability, long decides = 1) => new(node, node, node + 1, probability, true, decides);

    /// <summary>Every question of a pattern and of customers of its own.</summary>
    static int[] Chosen(IReadOnlyList<Question> questions, int count = 100) =>
        [.. QuestionChooser.Choose(questions, count, q => (ulong)q.Left, q => (q.Left, -q.Left - 1)).Select(c => c.Question.Left)];

    [Fact]
    public void A_likely_miss_and_a_likely_false_joining_come_before_what_is_nearly_certain() =>
        Assert.Equal([2, 4, 1, 3], Chosen([Apart(1, 0.2), Apart(2, 0.8), Together(3, 0.95), Together(4, 0.5)]));

    [Fact]
    public void An_answer_that_decides_many_pairs_comes_before_one_that_decides_few() =>
        Assert.Equal([2, 1], Chosen([Apart(1, 0.4), Apart(2, 0.3, 6)]));

    [Fact]
    public void No_more_than_asked_for_and_none_where_there_is_none()
    {
        Assert.Equal([1, 2], Chosen([Apart(1, 0.5), Apart(2, 0.5), Apart(3, 0.5)], 2));
        Assert.Empty(Chosen([]));
    }

    [Fact]
    public void Questions_that_look_alike_take_turns_with_others()
    {
        // Five of one pattern at even odds, whose answers would teach most, and one of another that is less open.
        Question[] questions = [.. Enumerable.Range(0, 5).Select(i => Apart(i, 0.5)), Apart(9, 0.34)];
        int[] chosen = [.. QuestionChooser.Choose(questions, 3, q => q.Left < 9 ? 1UL : 2, q => (q.Left, -q.Left - 1)).Select(c => c.Question.Left)];
        Assert.Equal([0, 1, 9], chosen);
    }

    [Fact]
    public void Of_two_equal_patterns_the_one_that_was_asked_about_waits()
    {
        Question[] questions = [Apart(1, 0.5), Apart(2, 0.5)];
        IReadOnlyList<ChosenQuestion> chosen = QuestionChooser.Choose(questions, 2, q => (ulong)q.Left, q => (q.Left, -q.Left - 1), new Dictionary<ulong, int> { [1] = 1 });
        Assert.Equal([2, 1], chosen.Select(c => c.Question.Left));
    }

    [Fact]
    public void One_customer_is_not_asked_about_again_and_again()
    {
        Question[] questions = [Apart(1, 0.6), Apart(2, 0.58), Apart(3, 0.4)];
        int[] chosen = [.. QuestionChooser.Choose(questions, 3, q => (ulong)q.Left, q => (q.Left < 3 ? 7 : 8, -q.Left - 1)).Select(c => c.Question.Left)];
        Assert.Equal([1, 3, 2], chosen);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_same_questions_in_any_order_give_the_same_choice_and_usefulness_only_falls(int seed)
    {
        var dice = new Dice((ulong)seed);
        Question[] questions = [.. Enumerable.Range(0, 300).Select(i => new Question(i, i, i + 1, (dice.Below(90) + 5) / 100.0, dice.Falls(0.4), dice.Between(1, 9)))];
        ulong Pattern(Question q) => (ulong)q.Left % 17;
        (int, int) Groups(Question q) => (q.Left / 3, 1000 + (q.Left / 2));
        IReadOnlyList<ChosenQuestion> chosen = QuestionChooser.Choose(questions, 60, Pattern, Groups);
        Assert.Equal(chosen.Select(c => c.Usefulness).OrderDescending(), chosen.Select(c => c.Usefulness));
        dice.Shuffle(questions);
        // The doubt of a pattern is a sum, and its last bits depend on the order.
        Assert.Equal(chosen.Select(c => Math.Round(c.Usefulness, 9)), QuestionChooser.Choose(questions, 60, Pattern, Groups).Select(c => Math.Round(c.Usefulness, 9)));
    }

    /// <summary>The plain twin: looks through all questions for the best one each time.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void The_choice_is_that_of_a_look_at_all_questions_each_time(int seed)
    {
        var dice = new Dice((ulong)seed);
        Question[] questions = [.. Enumerable.Range(0, 200).Select(i => new Question(i, i, i + 1, (dice.Below(90) + 5) / 100.0, dice.Falls(0.4), dice.Between(1, 9)))];
        ulong Pattern(Question q) => (ulong)q.Left % 13;
        (int, int) Groups(Question q) => q.Left % 4 == 0 ? (q.Left / 5, q.Left / 5) : (q.Left / 5, 1000 + (q.Left / 2));
        var answered = new Dictionary<ulong, int> { [3] = 2, [99] = 1 };
        const double least = 0.4;
        double[] doubt = new double[13];
        foreach (Question question in questions)
            doubt[Pattern(question)] += 4 * question.Probability * (1 - question.Probability);
        List<(int, double)> expected = [];
        var left = questions.ToList();
        List<int> told = [];
        List<ulong> asked = [3, 3];
        double Worth(Question q)
        {
            (int a, int b) = Groups(q);
            int others = (1 + told.Count(one => one == a)) * (a == b ? 1 : 1 + told.Count(one => one == b));
            return q.ExpectedChange * (1 + Math.Log2(1 + doubt[Pattern(q)])) / ((1 + asked.Count(p => p == Pattern(q))) * others);
        }
        while (left.Count > 0 && expected.Count < 90)
        {
            Question best = left.OrderByDescending(Worth).ThenBy(q => q.Left).First();
            if (Worth(best) < least)
                break;
            expected.Add((best.Left, Worth(best)));
            left.Remove(best);
            asked.Add(Pattern(best));
            (int a, int b) = Groups(best);
            told.Add(a);
            if (a != b)
                told.Add(b);
        }

        Assert.Equal(expected, QuestionChooser.Choose(questions, 90, Pattern, Groups, answered, least).Select(c => (c.Question.Left, c.Usefulness)));
    }
}
