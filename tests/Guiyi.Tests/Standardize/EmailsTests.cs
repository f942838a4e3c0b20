using Guiyi.Internals;
using Guiyi.Standardize;
using Xunit;

namespace Guiyi.Tests.Standardize;

public sealed class EmailsTests
{
    public static IEnumerable<TheoryDataRow<string[]>> Cases => ContactCases.Rows("emails.csv");

    [Theory, MemberData(nameof(Cases))]
    public void An_email_cell_is_read(string[] row)
    {
        (string input, string expected, string mailbox) = (row[0], row[1], row[2]);
        IReadOnlyList<Standardized<EmailAddress>> all = Emails.ParseAll(input);
        string[] parts = expected.Length == 0 ? [] : expected.Split(" | ");
        Assert.Equal(parts.Length, all.Count);
        for (int i = 0; i < parts.Length; i++)
            ContactCases.AssertOutcome(parts[i], all[i], email => email.Text);
        EmailAddress? email = Emails.Parse(input).Value;
        Assert.Equal(mailbox, email?.Mailbox ?? "");
        if (email is not null)
            Assert.Equal(Hash64.Of(mailbox), Emails.MailboxHash(email.Text));
    }

    [Fact]
    public void An_office_mailbox_is_told_from_a_persons()
    {
        Assert.True(Emails.Parse("info@company.cn").Value!.IsRole);
        Assert.False(Emails.Parse("liwei@company.cn").Value!.IsRole);
    }

    [Fact]
    public void No_repair_leads_to_another_slip()
    {
        string[][] slips = [.. Guiyi.Internals.ReferenceData.Lines("contact/email-slips.csv").Skip(1).Select(line => line.Split(','))];
        Assert.Empty(slips.Select(slip => slip[1]).Intersect(slips.Select(slip => slip[0])));
        foreach (string[] slip in slips)
            Assert.Equal("li.wei88@" + slip[1], Emails.Parse("li.wei88@" + slip[0]).Value?.Text);
    }

    /// <summary>Parse has a short way for addresses that need no repair; ParseAll has none.</summary>
    [Theory]
    [InlineData("li.wei-2_x@gmail.com")]
    [InlineData("liwei@gmail.com")]
    [InlineData("li.wei@googlemail.com")]
    [InlineData("li.wei@me.com")]
    [InlineData("li.wei@qq.con")]
    [InlineData("li.wei@qq..com")]
    [InlineData("li.wei@.qq.com")]
    [InlineData("li.wei@qq.com.")]
    [InlineData("li.wei@-qq.com")]
    [InlineData("li.wei@qq")]
    [InlineData("li.wei@qq.c")]
    [InlineData("li.wei@gmial.com")]
    [InlineData("li..wei@qq.com")]
    [InlineData(".liwei@qq.com")]
    [InlineData("liwei.@qq.com")]
    [InlineData("test@qq.com")]
    [InlineData("a@example.com")]
    [InlineData("abc@abc.com")]
    [InlineData("111111@qq.com")]
    [InlineData("info@qq.com")]
    [InlineData("@qq.com")]
    [InlineData("a@b@qq.com")]
    public void The_short_way_leads_to_the_same_address(string raw) => Assert.Equal(Emails.ParseAll(raw)[0], Emails.Parse(raw));
}
