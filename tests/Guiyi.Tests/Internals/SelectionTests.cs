using Guiyi.Internals;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Internals;

public sealed class SelectionTests
{
    public static TheoryData<int, int> SizesAndKinds()
    {
        var cases = new TheoryData<int, int>();
        foreach (int size in (int[])[1, 2, 31, 32, 33, 100, 1000, 20_000])
            foreach (int different in (int[])[1, 2, 10, int.MaxValue])
                cases.Add(size, different);
        return cases;
    }

    [Theory]
    [MemberData(nameof(SizesAndKinds))]
    public void The_number_at_a_place_is_that_of_the_sorted_ones(int size, int different)
    {
        var dice = new Dice((ulong)(size + different));
        double[] numbers = [.. Enumerable.Range(0, size).Select(_ => (double)(dice.Number() >> 33) % different)];
        AssertSelected(numbers);
        AssertSelected([.. numbers.Order()]);
        AssertSelected([.. numbers.OrderDescending()]);
        // An organ pipe: the middle is the largest, which makes for bad cuts.
        AssertSelected([.. Enumerable.Range(0, size).Select(i => (double)Math.Min(i, size - i))]);
    }

    static void AssertSelected(double[] numbers)
    {
        double[] sorted = [.. numbers.Order()];
        foreach (int place in (int[])[0, numbers.Length / 20, numbers.Length / 2, numbers.Length - 1 - (numbers.Length / 20), numbers.Length - 1])
        {
            double[] own = [.. numbers];
            Assert.Equal(sorted[place], Selection.At(own, place));
            Assert.Equal(sorted, own.Order());
        }
    }
}
