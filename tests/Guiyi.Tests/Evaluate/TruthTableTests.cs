using Guiyi.Evaluate;
using Xunit;

namespace Guiyi.Tests.Evaluate;

public sealed class TruthTableTests
{
    static readonly (string, int)[] Records = [("members", 1), ("members", 2), ("pos", 1), ("pos", 3)];

    [Fact]
    public void Records_get_the_label_of_their_entity()
    {
        TruthLabels truth = TruthTable.Label([new("pos", "1", "E7"), new("members", "1", "E7"), new("members", "2", "E8"), new("pos", "3", "")], Records);

        Assert.Equal([0, 1, 0, -1], truth.Labels);
        Assert.Equal(["E7", "E8"], truth.Entities);
        Assert.Equal(3, truth.Known);
        Assert.Empty(truth.Problems);
    }

    [Fact]
    public void Rows_that_cannot_be_used_are_named_with_what_was_expected()
    {
        TruthLabels truth = TruthTable.Label(
            [
                new("members", "one", "E1"),
                new("members", "0", "E1"),
                new("shop", "1", "E1"),
                new("pos", "2", "E1"),
                new("pos", "1", "E1"),
                new("pos", "1", "E1"),
                new("pos", "3", "E1"),
                new("pos", "3", "E2"),
                new("pos", "3", "E1"),
            ],
            Records);

        Assert.Equal([-1, -1, 0, -1], truth.Labels);
        Assert.Equal(
            [
                (1, "row 'one' of source members; expected a whole number from 1"),
                (2, "row '0' of source members; expected a whole number from 1"),
                (3, "source 'shop' is not in the result; expected one of members, pos"),
                (4, "pos row 2 is not in the result: it was rejected, or the truth belongs to another file"),
                (6, "pos row 1 stands twice with the same entity; once is enough"),
                (8, "pos row 3 stands more than once with different entities; it is left out"),
                (9, "pos row 3 stands more than once with different entities; it is left out"),
            ],
            truth.Problems.Select(problem => (problem.Position, problem.Text)));
    }

    [Fact]
    public void A_record_that_stands_twice_in_the_result_is_misuse() =>
        Assert.Throws<ArgumentException>(() => TruthTable.Label([], [("pos", 1), ("pos", 1)]));
}
