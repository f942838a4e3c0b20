using System.Globalization;
using Guiyi.Classify;
using Guiyi.Number;
using Guiyi.Rules;
using Guiyi.Tests.Rules;
using Xunit;

namespace Guiyi.Tests.Number;

public sealed class CodePatternTests
{
    static readonly string[] Dimensions = ["region", "behaviour", "value", "kind", "industry"];

    public static TheoryData<string, string, string, string> Cases()
    {
        var data = new TheoryData<string, string, string, string>();
        foreach (string[] row in CaseRows.Read("Number/Cases/codes.csv"))
            data.Add(row[0], row[1], row[2], row[3]);
        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_pattern_makes_the_codes_the_table_says(string text, string classes, string serial, string expected)
    {
        if (expected.StartsWith("error: ", StringComparison.Ordinal))
        {
            var error = Assert.Throws<FormatException>(() => CodePattern.Parse(text, Dimensions));
            Assert.StartsWith($"Code pattern '{text}', {expected[7..]}", error.Message, StringComparison.Ordinal);
            return;
        }
        Dictionary<string, string> codes = classes
            .Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => pair[1]);

        CodePattern pattern = CodePattern.Parse(text, Dimensions);

        Assert.Equal(expected, CodePattern.Code(pattern.Prefix(name => codes[name]), long.Parse(serial, CultureInfo.InvariantCulture), pattern.SerialWidth));
        Assert.Equal(codes.Keys.Order(), pattern.Dimensions.Distinct().Order());
    }

    [Fact]
    public void The_table_of_codes_has_not_shrunk() => Assert.True(CaseRows.Read("Number/Cases/codes.csv").Count() >= 33);

    [Fact]
    public void A_classified_customer_has_the_prefix_of_its_classes()
    {
        var scheme = new ClassScheme([new("region", "", "", [], "Z"), new("behaviour", "", "", [], "0"), new("value", "", "", [], "N")], "");
        IReadOnlyList<ClassAssignment> classes = new Classifier(scheme).Classify(new Facts(new(2025, 12, 31)));

        Assert.Equal("0Z-", CodePattern.Parse("{behaviour}{region}-{serial:000}", Dimensions).Prefix(classes));
        Assert.Throws<ArgumentException>(() => CodePattern.Parse("{kind}-{serial:000}", Dimensions).Prefix(classes));
    }

    [Fact]
    public void Random_text_gives_a_pattern_or_a_format_exception()
    {
        var random = new Random(9);
        string[] pieces = ["{", "}", "region", "{region}", "serial", ":", "000", "{serial:000}", "-", "A", "客", "\uD800", " "];
        int patterns = 0;
        for (int run = 0; run < 20_000; run++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(7)).Select(_ => pieces[random.Next(pieces.Length)]));
            try
            {
                Assert.Equal(text, CodePattern.Parse(text, Dimensions).Text);
                patterns++;
            }
            catch (FormatException error)
            {
                Assert.Contains("expected", error.Message, StringComparison.Ordinal);
            }
        }
        Assert.True(patterns > 100);
    }
}
