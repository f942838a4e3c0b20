using Guiyi.Standardize;
using Xunit;

namespace Guiyi.Tests.Standardize;

public sealed class OrganizationNamesTests
{
    static readonly Dictionary<string, Dictionary<string, string>> Expected = NameCaseTable.Rows("organization-names.csv").ToDictionary(row => row["input"]);

    public static TheoryData<string> Names => [.. Expected.Keys];

    public static TheoryData<string, string> NoNames => [.. NameCaseTable.Rows("no-organization-names.csv").Select(row => (row["input"], row["problem"]))];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_comes_apart_as_the_table_says(string input)
    {
        Dictionary<string, string> row = Expected[input];
        OrganizationName? name = OrganizationNames.Parse(input).Value;
        Assert.NotNull(name);
        string actual = $"{name.Core}|{name.City}|{name.Industry}|{name.LegalForm}|{name.Branch}|{name.ParentText}|{name.Text}";
        string expected = $"{row["core"]}|{row["city"]}|{row["industry"]}|{row["legal_form"]}|{row["branch"]}|{row["parent"]}|{row["text"]}";
        Assert.Equal(expected, actual);
    }

    [Theory]
    [MemberData(nameof(NoNames))]
    public void What_is_no_organization_is_refused_with_a_reason(string input, string problem)
    {
        Standardized<OrganizationName> result = OrganizationNames.Parse(input);
        Assert.Null(result.Value);
        Assert.Contains(problem, result.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_text_gives_neither_name_nor_problem() => Assert.Equal(Standardized<OrganizationName>.Empty, OrganizationNames.Parse(" 　"));

    [Fact]
    public void Standardizing_twice_equals_once_and_nothing_throws()
    {
        foreach (string text in HostileText.Samples(20_000).Concat(Expected.Keys))
            if (OrganizationNames.Parse(text).Value is { } name)
                Assert.Equal(name, OrganizationNames.Parse(name.Text).Value);
    }

    [Theory]
    [InlineData('公')]
    [InlineData('（')]
    [InlineData('A')]
    [InlineData('\uD83C')]
    public void Ten_thousand_characters_are_refused_not_choked_on(char character) => Assert.NotNull(OrganizationNames.Parse(new string(character, 10_000)).Problem);

    [Theory]
    [InlineData("厦门明珠电子公司", true)]
    [InlineData("花间集食品", true)]
    [InlineData("张记面馆", true)]
    [InlineData("Acme Widgets LLC", true)]
    [InlineData("Acme Trading", true)]
    [InlineData("王丽", false)]
    [InlineData("张厂", false)]
    [InlineData("欧阳志远", false)]
    [InlineData("John Smith", false)]
    [InlineData("13800138000", false)]
    [InlineData("", false)]
    public void An_organization_is_known_by_its_ending(string text, bool expected) => Assert.Equal(expected, OrganizationNames.LooksLikeOrganization(text));

    [Fact]
    public void Written_formally_or_not_a_company_keeps_its_core()
    {
        string[] forms = ["杭州星河网络科技有限公司", "杭州市星河网络科技股份有限公司", "星河网络科技（杭州）有限公司", "星河网络科技(杭州)公司", "星河网络科技", "杭州星河网络科技宁波分公司"];
        foreach (string form in forms)
            Assert.Equal("星河网络科技", OrganizationNames.Parse(form).Value!.Core);
    }
}
