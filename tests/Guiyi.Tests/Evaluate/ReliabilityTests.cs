using FsCheck;
using FsCheck.Fluent;
using Guiyi.Evaluate;
using Xunit;

namespace Guiyi.Tests.Evaluate;

public sealed class ReliabilityTests
{
    [Fact]
    public void A_small_example_worked_by_hand()
    {
        // .0 to .1: one, false. .2 to .3: two, mean .25, one true. .9 to 1: three, mean .95, two true.
        Reliability reliability = Reliability.Of([0.05, 0.22, 0.28, 0.9, 0.95, 1], [false, true, false, true, false, true]);

        Assert.Equal(6, reliability.Count);
        Assert.Equal([1, 0, 2, 0, 0, 0, 0, 0, 0, 3], reliability.Bins.Select(bin => bin.Count));
        Assert.Equal((0.2, 0.3), (reliability.Bins[2].From, reliability.Bins[2].To));
        Assert.Equal((0.25, 0.5), (reliability.Bins[2].Predicted, reliability.Bins[2].Observed));
        Assert.Equal(0.95, reliability.Bins[9].Predicted, 12);
        Assert.Equal(2.0 / 3, reliability.Bins[9].Observed, 12);
        // (1 * |.05 - 0| + 2 * |.25 - .5| + 3 * |.95 - 2/3|) / 6 = (.05 + .5 + .85) / 6
        Assert.Equal(1.4 / 6, reliability.ExpectedCalibrationError, 12);
    }

    [Fact]
    public void Certainty_that_is_right_has_no_error() =>
        Assert.Equal(0, Reliability.Of([0, 0, 1, 1], [false, false, true, true]).ExpectedCalibrationError);

    [Fact]
    public void Certainty_that_is_wrong_has_the_whole_error() =>
        Assert.Equal(1, Reliability.Of([0, 1], [true, false]).ExpectedCalibrationError);

    [Fact]
    public void Errors_of_different_tenths_do_not_cancel_out() =>
        Assert.Equal(0.25, Reliability.Of([0.25, 0.25, 0.75, 0.75], [true, false, true, false]).ExpectedCalibrationError);

    [Fact]
    public void Nothing_predicted_is_no_error()
    {
        Reliability reliability = Reliability.Of([], []);

        Assert.Equal((0, 0.0, 10), (reliability.Count, reliability.ExpectedCalibrationError, reliability.Bins.Count));
        Assert.All(reliability.Bins, bin => Assert.Equal((0.0, 0.0), (bin.Predicted, bin.Observed)));
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void What_is_no_probability_is_refused(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Reliability.Of([probability], [true]));

    [Fact]
    public void Each_probability_needs_an_outcome() =>
        Assert.Throws<ArgumentException>(() => Reliability.Of([0.5, 0.6], [true]));

    [Fact]
    public void Every_prediction_lies_in_its_tenth() => Prop.ForAll(
        Gen.Choose(0, 1000).Select(n => n / 1000.0).ListOf().ToArbitrary(),
        list =>
        {
            double[] probabilities = [.. list];
            Reliability reliability = Reliability.Of(probabilities, new bool[probabilities.Length]);
            return reliability.Count == probabilities.Length
                && reliability.Bins.All(bin => bin.Count == 0 || (bin.Predicted >= bin.From - 1e-9 && bin.Predicted <= bin.To + 1e-9));
        }).Check(Config.QuickThrowOnFailure);
}
