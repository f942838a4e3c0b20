using Guiyi.Internals;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Internals;

public sealed class JaroWinklerTests
{
    [Theory]
    [InlineData("martha", "marhta", 0.9611)]
    [InlineData("dwayne", "duane", 0.8400)]
    [InlineData("dixon", "dicksonx", 0.8133)]
    [InlineData("abc", "xyz", 0)]
    [InlineData("", "", 1)]
    [InlineData("", "a", 0)]
    [InlineData("欧阳志远", "欧阳志远", 1)]
    public void Published_examples_have_their_published_similarity(string a, string b, double expected) =>
        Assert.Equal(expected, JaroWinkler.Similarity(a, b), 4);

    [Fact]
    public void The_bit_parallel_kernel_agrees_with_the_textbook()
    {
        var dice = new Dice(1);
        for (int i = 0; i < 150_000; i++)
        {
            (string a, string b) = MixedText.Pair(dice, i % 50 == 0 ? 90 : 14);
            double expected = Textbook(a, b), actual = JaroWinkler.Similarity(a, b);
            Assert.True(Math.Abs(expected - actual) < 1e-12, $"'{a}' and '{b}': expected {expected}, found {actual}");
        }
    }

    [Fact]
    public void Similarity_lies_between_0_and_1_and_is_1_for_equal_texts_only()
    {
        var dice = new Dice(2);
        for (int i = 0; i < 100_000; i++)
        {
            (string a, string b) = MixedText.Pair(dice, 12);
            double similarity = JaroWinkler.Similarity(a, b);
            Assert.InRange(similarity, 0, 1);
            Assert.Equal(a == b, similarity == 1);
        }
    }

    [Fact]
    public void Only_the_first_64_characters_count()
    {
        string same = new('王', 64);
        Assert.Equal(1, JaroWinkler.Similarity(same + "a", same + "bcd"));
    }

    /// <summary>Winkler 1990 step by step: matches within half the longer text, half the matches out of order as transpositions, a tenth per equal first letter.</summary>
    static double Textbook(string a, string b)
    {
        (a, b) = (a[..Math.Min(64, a.Length)], b[..Math.Min(64, b.Length)]);
        if (a == b)
            return 1;
        int reach = Math.Max(0, (Math.Max(a.Length, b.Length) / 2) - 1);
        bool[] taken = new bool[b.Length];
        var left = new List<char>();
        for (int i = 0; i < a.Length; i++)
            for (int j = 0; j < b.Length; j++)
                if (!taken[j] && Math.Abs(i - j) <= reach && a[i] == b[j])
                {
                    taken[j] = true;
                    left.Add(a[i]);
                    break;
                }
        if (left.Count == 0)
            return 0;
        char[] right = [.. b.Where((_, j) => taken[j])];
        double m = left.Count, t = left.Where((c, i) => c != right[i]).Count() / 2;
        double jaro = ((m / a.Length) + (m / b.Length) + ((m - t) / m)) / 3;
        int prefix = a.Zip(b).Take(4).TakeWhile(p => p.First == p.Second).Count();
        return jaro + (prefix * 0.1 * (1 - jaro));
    }
}
