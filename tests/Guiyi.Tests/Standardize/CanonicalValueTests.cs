using Guiyi.Match.Comparing;
using Guiyi.Model;
using Guiyi.Standardize;
using Xunit;

namespace Guiyi.Tests.Standardize;

public sealed class CanonicalValueTests
{
    static readonly string[] Tables = ["phones.csv", "emails.csv", "dates.csv", "id-numbers.csv", "credit-codes.csv", "identifiers.csv"];

    [Fact]
    public void A_value_read_back_from_its_text_is_the_value_that_was_read_first()
    {
        int read = 0;
        void Same<T>(AttributeKind kind, T? value, Func<T, string> text, string region = "CN")
            where T : class
        {
            if (value is null)
                return;
            Assert.Equal(value, CanonicalValue.Read(kind, text(value), region));
            read++;
        }
        foreach (string raw in Tables.SelectMany(table => ContactCases.Records(table).Skip(1).Select(row => row[0])))
        {
            foreach (string region in (string[])["CN", "US", "GB", "TW"])
                foreach (Standardized<PhoneNumber> phone in Phones.ParseAll(raw, region))
                {
                    Same(AttributeKind.Phone, phone.Value, v => v.Text, region);
                    if (phone.Value is { } number)
                        Assert.Equal(PhoneDigits.Of(number), PhoneDigits.Of(number.Text, number.Type));
                }
            Same(AttributeKind.Email, Emails.Parse(raw).Value, v => v.Text);
            Same(AttributeKind.BirthDate, Dates.ParseBirth(raw, DateOrder.YearFirst).Value, v => v.Text);
            Same(AttributeKind.IdNumber, IdNumbers.Parse(raw).Value, v => v.Text);
            Same(AttributeKind.CreditCode, CreditCodes.Parse(raw).Value, v => v.Text);
            Same(AttributeKind.AccountId, Identifiers.Parse(raw).Value, v => v.Text);
        }
        Assert.InRange(read, 500, int.MaxValue);
    }

    [Theory]
    [InlineData("1978-09-21")]
    [InlineData("1978-09")]
    [InlineData("1978")]
    [InlineData("--09-21")]
    public void A_partial_date_is_read_back_with_its_parts(string text) => Assert.Equal(Dates.Parse(text).Value, PartialDate.FromText(text));

    [Fact]
    public void An_address_that_is_canonical_is_the_one_that_parsing_gives() =>
        Assert.All(ContactCases.Records("emails.csv").Skip(1).Select(row => row[0]).Where(raw => Emails.IsCanonical(raw)), raw => Assert.Equal(raw, Emails.Parse(raw).Value!.Text));
}
