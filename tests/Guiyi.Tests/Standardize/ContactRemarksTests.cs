using Guiyi.Standardize;
using Xunit;

namespace Guiyi.Tests.Standardize;

public sealed class ContactRemarksTests
{
    static readonly Dictionary<string, Dictionary<string, string>> Expected = NameCaseTable.Rows("contact-remarks.csv").ToDictionary(row => row["input"]);

    public static TheoryData<string> Remarks => [.. Expected.Keys];

    [Theory]
    [MemberData(nameof(Remarks))]
    public void A_remark_comes_apart_as_the_table_says(string input)
    {
        Dictionary<string, string> row = Expected[input];
        ContactRemark remark = ContactRemarks.Parse(input);
        string actual = $"{remark.Name?.Text}|{remark.Name?.Surname}|{remark.Name?.GivenName}|{remark.Organization?.Text}|{remark.Phone}|{remark.PhoneTail}"
            + $"|{string.Join(';', remark.Places)}|{string.Join(';', remark.Notes)}";
        string expected = $"{row["name"]}|{row["surname"]}|{row["given"]}|{row["organization"]}|{row["phone"]}|{row["tail"]}|{row["places"]}|{row["notes"]}";
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void No_text_makes_it_throw_and_the_parts_are_standard()
    {
        foreach (string text in HostileText.Samples(20_000))
        {
            ContactRemark remark = ContactRemarks.Parse(text);
            if (remark.Name is { } name)
                Assert.Equal(name, PersonNames.Parse(name.Text).Value);
            if (remark.Organization is { } organization)
                Assert.Equal(organization, OrganizationNames.Parse(organization.Text).Value);
            Assert.DoesNotContain("", remark.Notes);
            Assert.DoesNotContain("", remark.Places);
        }
    }

    [Fact]
    public void A_very_long_remark_is_read_at_its_beginning() =>
        Assert.Equal("王小姐", ContactRemarks.Parse("王小姐-" + new string('9', 10_000)).Name?.Text);

    [Fact]
    public void Empty_text_gives_an_empty_remark()
    {
        ContactRemark remark = ContactRemarks.Parse("  ");
        Assert.Null(remark.Name);
        Assert.Null(remark.Organization);
        Assert.Empty(remark.Notes);
    }
}
