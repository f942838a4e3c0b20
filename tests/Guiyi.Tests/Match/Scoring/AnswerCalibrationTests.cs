using Guiyi.Match.Scoring;
using Xunit;

namespace Guiyi.Tests.Match.Scoring;

public sealed class AnswerCalibrationTests
{
    static double Bits(double deviation, params (double Weight, bool Same)[] answers) =>
        AnswerCalibration.Bits([.. answers.Select(a => a.Weight)], [.. answers.Select(a => a.Same)], deviation);

    static (double, bool)[] Many(int count, double weight, Func<int, bool> same) => [.. Enumerable.Range(0, count).Select(i => (weight, same(i)))];

    [Fact]
    public void Without_answers_nothing_moves() => Assert.Equal(0, Bits(1), 9);

    [Fact]
    public void Answers_as_the_model_expects_move_nothing() => Assert.Equal(0, Bits(1, Many(100, 0, i => i % 2 == 0)), 6);

    [Fact]
    public void More_yes_than_expected_moves_up_and_as_many_no_down_by_as_much()
    {
        double up = Bits(1, Many(20, 0, i => i % 5 > 0)), down = Bits(1, Many(20, 0, i => i % 5 == 0));
        Assert.InRange(up, 0.5, 2);
        Assert.Equal(-up, down, 6);
    }

    [Fact]
    public void Very_many_answers_move_to_what_they_say() => Assert.InRange(Bits(1, Many(20_000, 0, i => i % 5 > 0)), Math.Log2(0.8 / 0.2), Math.Log2(0.9 / 0.1));

    [Fact]
    public void The_more_pairs_the_model_has_learned_from_the_less_it_moves()
    {
        Assert.Equal(1, AnswerCalibration.Deviation(0), 9);
        double[] moved = [.. ((double[])[0, 1000, 100_000]).Select(pairs => Bits(AnswerCalibration.Deviation(pairs), Many(25, 0, i => i % 5 > 0)))];
        Assert.Equal(moved.OrderDescending(), moved);
        Assert.InRange(moved[2], 0, 0.3);
    }

    [Fact]
    public void One_wild_answer_moves_next_to_nothing() => Assert.InRange(Bits(1, (20, false)), -0.01, 0);
}
