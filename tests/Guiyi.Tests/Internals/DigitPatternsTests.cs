using System.Text.RegularExpressions;
using Guiyi.Internals;
using Xunit;

namespace Guiyi.Tests.Internals;

public sealed class DigitPatternsTests
{
    /// <summary>The patterns of every region's plan: general form, and the ranges of each type.</summary>
    public static TheoryData<string, string[]> Plans()
    {
        var plans = new TheoryData<string, string[]>();
        foreach (string[] fields in ReferenceData.Lines("contact/phone-regions.tsv").Select(line => line.Split('\t')))
            plans.Add(fields[0], [.. fields.Skip(8).Select(field => field == "=" ? "" : field)]);
        return plans;
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void All_patterns_of_a_plan_match_what_regular_expressions_match(string region, string[] patterns)
    {
        var random = new SplitMix(Hash64.Of(region));
        var together = new DigitPatterns(patterns);
        Regex?[] alone = [.. patterns.Select(p => p.Length == 0 ? null : new Regex($@"\A(?:{p})\z", RegexOptions.CultureInvariant))];
        int matched = 0;
        string text = "";
        for (int i = 0; i < 3000; i++)
        {
            // Numbers that match are rare: half of the tries change one digit of a number that did.
            text = i % 2 == 0 || text.Length == 0 ? Digits(ref random) : Changed(text, ref random);
            int expected = 0;
            for (int p = 0; p < alone.Length; p++)
                if (alone[p]?.IsMatch(text) == true)
                    expected |= 1 << p;
            Assert.Equal(expected, together.Match(text));
            matched += expected != 0 ? 1 : 0;
            if (expected == 0)
                text = "";
        }
        Assert.True(matched > 0, $"no number of {region} was met");
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("1?2", "2 12")]
    [InlineData("1{2,4}", "11 111 1111")]
    [InlineData("(?:1|23){2}", "11 123 231 2323")]
    [InlineData("(?:12)?3?", "12 3 123")]
    [InlineData("[2-47]", "2 3 4 7")]
    public void A_pattern_matches_just_these(string pattern, string matching)
    {
        var patterns = new DigitPatterns([pattern]);
        string[] all = [.. Enumerable.Range(0, 10_000).Select(n => n.ToString()).Where(text => patterns.Match(text) == 1)];
        Assert.Equal(matching.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), all.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Signs_other_than_digits_match_nothing() => Assert.Equal(0, new DigitPatterns([@"\d{3}"]).Match("1*３"));

    [Theory]
    [InlineData("12+")]
    [InlineData("(?:12")]
    [InlineData("1)")]
    [InlineData("[a]")]
    public void What_is_not_understood_is_refused(string pattern) => Assert.Throws<FormatException>(() => new DigitPatterns([pattern]));

    static string Digits(ref SplitMix random)
    {
        char[] digits = new char[4 + (int)(random.Next() % 9)];
        for (int i = 0; i < digits.Length; i++)
            digits[i] = (char)('0' + random.Next() % 10);
        return new string(digits);
    }

    static string Changed(string text, ref SplitMix random)
    {
        int at = (int)(random.Next() % (ulong)text.Length);
        return $"{text[..at]}{random.Next() % 10}{text[(at + 1)..]}";
    }
}
