using System.Text.RegularExpressions;
using Guiyi.Hub.Sinks.Report;
using Guiyi.Model;
using Xunit;

namespace Guiyi.Hub.Tests.Report;

public sealed class ReportTextTests
{
    [Fact]
    public void Every_text_stands_in_both_languages()
    {
        Assert.NotEmpty(ReportText.Everything);
        Assert.All(ReportText.Everything, wording =>
        {
            Assert.False(string.IsNullOrWhiteSpace(wording.Chinese), wording.Key);
            Assert.False(string.IsNullOrWhiteSpace(wording.English), wording.Key);
        });
    }

    [Fact]
    public void Both_languages_use_the_same_figures() => Assert.All(ReportText.Everything, wording =>
        Assert.Equal(Slots(wording.Chinese), Slots(wording.English)));

    [Fact]
    public void No_Chinese_stands_in_the_English_texts_but_the_name() => Assert.All(ReportText.Everything, wording =>
        Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", wording.English.Replace("归一", "", StringComparison.Ordinal)));

    [Fact]
    public void Every_attribute_decision_and_kind_has_words()
    {
        ReportText text = ReportText.Of(ReportLanguage.English);
        Assert.All(Enum.GetNames<AttributeKind>(), name => Assert.True(text.Knows("attribute", name), name));
        Assert.All(Enum.GetNames<Decision>(), name => Assert.True(text.Knows("decision", name), name));
        Assert.All(Enum.GetNames<EntityKind>(), name => Assert.True(text.Knows("kind", name), name));
    }

    [Fact]
    public void A_name_that_is_not_ours_is_shown_as_it_is() =>
        Assert.Equal("loyalty card", ReportText.Of(ReportLanguage.Chinese).Term("attribute", "loyalty card"));

    [Theory]
    [InlineData(1, "1 column, 0 used")]
    [InlineData(1204, "1,204 columns, 0 used")]
    public void A_word_follows_its_figure(long columns, string expected) =>
        Assert.EndsWith(expected, ReportText.Of(ReportLanguage.English).Fill("incoming.columns.summary", "a", columns, 0), StringComparison.Ordinal);

    static string[] Slots(string text) => [.. Regex.Matches(text, @"\{(\d)").Select(m => m.Groups[1].Value).Distinct().Order()];
}
