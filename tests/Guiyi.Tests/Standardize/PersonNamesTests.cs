using Guiyi.Model;
using Guiyi.Standardize;
using Xunit;

namespace Guiyi.Tests.Standardize;

public sealed class PersonNamesTests
{
    public static TheoryData<string> Names => [.. NameCaseTable.Rows("person-names.csv").Select(row => row["input"])];

    public static TheoryData<string, string> NoNames => [.. NameCaseTable.Rows("no-person-names.csv").Select(row => (row["input"], row["problem"]))];

    static readonly Dictionary<string, Dictionary<string, string>> Expected = NameCaseTable.Rows("person-names.csv").ToDictionary(row => row["input"]);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_comes_apart_as_the_table_says(string input)
    {
        Dictionary<string, string> row = Expected[input];
        PersonName? name = PersonNames.Parse(input).Value;
        Assert.NotNull(name);
        string actual = $"{name.Surname}|{name.GivenName}|{name.MiddleName}|{name.Title}|{name.Gender}|{name.Suffix}|{name.Script}|{name.Text}|{(name.Informal ? "informal" : "")}";
        string expected = $"{row["surname"]}|{row["given"]}|{row["middle"]}|{row["title"]}|{row["gender"]}|{row["suffix"]}|{row["script"]}|{row["text"]}|{row["informal"]}";
        Assert.Equal(expected, actual);
    }

    [Theory]
    [MemberData(nameof(NoNames))]
    public void What_is_no_name_is_refused_with_a_reason(string input, string problem)
    {
        Standardized<PersonName> result = PersonNames.Parse(input);
        Assert.Null(result.Value);
        Assert.Contains(problem, result.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("　\u200B\t")]
    public void Empty_text_gives_neither_name_nor_problem(string input) => Assert.Equal(Standardized<PersonName>.Empty, PersonNames.Parse(input));

    [Fact]
    public void Standardizing_twice_equals_once_and_nothing_throws()
    {
        foreach (string text in HostileText.Samples(20_000).Concat(Expected.Keys))
            if (PersonNames.Parse(text).Value is { } name)
                Assert.Equal(name, PersonNames.Parse(name.Text).Value);
    }

    [Theory]
    [InlineData('张')]
    [InlineData('\uD83C')]
    [InlineData('A')]
    [InlineData('·')]
    [InlineData('(')]
    [InlineData('乾')]
    public void Ten_thousand_characters_are_refused_not_choked_on(char character)
    {
        Standardized<PersonName> result = PersonNames.Parse(new string(character, 10_000));
        Assert.Null(result.Value);
        Assert.NotNull(result.Problem);
    }

    [Fact]
    public void Columns_say_which_part_is_the_surname()
    {
        PersonName name = PersonNames.Parse("Smith Sr", "Robert", "E").Value!;
        Assert.Equal(("smith", "robert", "e", "Sr", "Robert E Smith Sr"), (name.Surname, name.GivenName, name.MiddleName, name.Suffix, name.Text));
        name = PersonNames.Parse("歐陽", "曉 明").Value!;
        Assert.Equal(("欧阳", "晓明", "欧阳晓明"), (name.Surname, name.GivenName, name.Text));
        name = PersonNames.Parse("", "B").Value!;
        Assert.Equal((null, "b"), (name.Surname, name.GivenName));
        name = PersonNames.Parse("van der Berg", "Mrs Anna Maria").Value!;
        Assert.Equal(("vanderberg", "anna", "maria", Gender.Female), (name.Surname, name.GivenName, name.MiddleName, name.Gender));
        Assert.NotNull(PersonNames.Parse("unknown", "").Problem);
        Assert.Equal(Standardized<PersonName>.Empty, PersonNames.Parse("", "", ""));
    }
}
