using Guiyi.Internals;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Internals;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "王丽", 2)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("13812345678", "13812345687", 1)]
    [InlineData("ca", "abc", 3)]
    public void Known_distances(string a, string b, int expected) => Assert.Equal(expected, EditDistance.Of(a, b));

    [Fact]
    public void The_three_row_kernel_agrees_with_the_whole_table()
    {
        var dice = new Dice(3);
        for (int i = 0; i < 120_000; i++)
        {
            (string a, string b) = MixedText.Pair(dice, 11);
            int expected = WholeTable(a, b);
            Assert.True(expected == EditDistance.Of(a, b), $"'{a}' and '{b}': expected {expected}, found {EditDistance.Of(a, b)}");
        }
    }

    [Fact]
    public void At_most_one_edit_is_a_distance_of_at_most_one()
    {
        var dice = new Dice(4);
        int near = 0;
        for (int i = 0; i < 150_000; i++)
        {
            (string a, string b) = MixedText.Pair(dice, 9);
            bool expected = WholeTable(a, b) <= 1;
            near += expected ? 1 : 0;
            Assert.True(expected == EditDistance.AtMostOne(a, b), $"'{a}' and '{b}': at most one edit is {expected}");
        }
        Assert.InRange(near, 30_000, 120_000);
    }

    [Fact]
    public void Only_the_first_256_characters_count()
    {
        string same = new('a', 256);
        Assert.Equal(0, EditDistance.Of(same + "x", same + "yz"));
        Assert.Equal(256, EditDistance.Of(new string('a', 5000), new string('b', 5000)));
    }

    /// <summary>Optimal string alignment with every row kept.</summary>
    static int WholeTable(string a, string b)
    {
        int[,] cost = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
            for (int j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    cost[i, j] = i + j;
                    continue;
                }
                cost[i, j] = new[] { cost[i - 1, j] + 1, cost[i, j - 1] + 1, cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1) }.Min();
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        return cost[a.Length, b.Length];
    }
}
