using Guiyi.Ingest;
using Guiyi.Tests.Rules;
using Xunit;

namespace Guiyi.Tests.Ingest;

public sealed class HeaderLexiconTests
{
    public static IEnumerable<TheoryDataRow<string, string, string>> Cases() =>
        CaseRows.Read("Ingest/Cases/headers.csv").Select(row => new TheoryDataRow<string, string, string>(row[0], row[1], row[2]) { TestDisplayName = $"{row[0]} is {row[1]} {row[2]} {row[3]}" });

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_header_means_what_people_mean_by_it(string header, string target, string label)
    {
        HeaderLexicon.Meaning? meaning = HeaderLexicon.Find(header);
        Assert.Equal(target, meaning?.Target.ToString() ?? "");
        Assert.Equal(label, meaning?.Label ?? "");
    }

    [Theory]
    [InlineData("会员手机号", "會員手機號")]
    [InlineData("E-mail", "ｅ－ｍａｉｌ")]
    [InlineData("date_of_birth", "Date Of Birth")]
    [InlineData("电话[2]", "电话")]
    [InlineData("金额(元)", "金额元")]
    public void Spellings_of_one_header_fold_to_the_same(string one, string other) => Assert.Equal(HeaderLexicon.Fold(one), HeaderLexicon.Fold(other));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("xyzzy")]
    [InlineData("#")]
    [InlineData("\uD800")]
    public void What_is_no_known_header_means_nothing_yet(string header) => Assert.Null(HeaderLexicon.Find(header));
}
