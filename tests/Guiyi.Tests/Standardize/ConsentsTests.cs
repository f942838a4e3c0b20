using Guiyi.Model;
using Guiyi.Standardize;
using Xunit;

namespace Guiyi.Tests.Standardize;

/// <summary>Answers are read by what was asked for: a yes under "unsubscribed" is a no.</summary>
public sealed class ConsentsTests
{
    public static IEnumerable<TheoryDataRow<string[]>> Cases => ContactCases.Rows("consents.csv");

    [Theory, MemberData(nameof(Cases))]
    public void An_answer_is_read_by_what_was_asked_for(string[] row)
    {
        ContactCases.AssertOutcome(row[1], Consents.Parse(row[0]), text => text);
        ContactCases.AssertOutcome(row[2], Consents.ParseOptOut(row[0]), text => text);
    }

    [Theory, MemberData(nameof(Cases))]
    public void What_was_read_is_read_again_as_it_is(string[] row)
    {
        foreach (string? text in (string?[])[Consents.Parse(row[0]).Value, Consents.ParseOptOut(row[0]).Value])
            if (text is not null)
            {
                Assert.Equal(text, Consents.Parse(text).Value);
                Assert.Equal(text == "denied" ? Consent.Denied : Consent.Granted, CanonicalValue.Read(AttributeKind.Consent, text, "CN"));
            }
    }

    [Fact]
    public void Long_texts_are_no_answers() => Assert.NotNull(Consents.Parse(new string('是', 3000)).Problem);
}
