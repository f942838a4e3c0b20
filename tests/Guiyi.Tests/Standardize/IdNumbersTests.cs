using Guiyi.Standardize;
using Xunit;

namespace Guiyi.Tests.Standardize;

public sealed class IdNumbersTests
{
    public static IEnumerable<TheoryDataRow<string[]>> Cases => ContactCases.Rows("id-numbers.csv");

    [Theory, MemberData(nameof(Cases))]
    public void An_identity_number_is_read(string[] row)
    {
        Standardized<IdNumber> actual = IdNumbers.Parse(row[0]);
        ContactCases.AssertOutcome(row[1], actual, number => number.Text);
        Assert.Equal(row[2], actual.Value?.Type.ToString() ?? "");
        Assert.Equal(row[3], actual.Value?.BirthDate?.ToString("yyyy-MM-dd") ?? "");
        Assert.Equal(row[4], actual.Value?.Gender?.ToString() ?? "");
        Assert.Equal(row[5], actual.Value?.RegionCode ?? "");
        Assert.Equal(row[1].Contains('*'), actual.Value?.IsMasked ?? false);
    }

    [Fact]
    public void Any_single_digit_changed_is_found()
    {
        const string Valid = "11990119780921661";
        string number = Valid + IdNumbers.CheckCharacter(Valid);
        Assert.NotNull(IdNumbers.Parse(number).Value);
        for (int i = 0; i < 17; i++)
            for (char digit = '0'; digit <= '9'; digit++)
                if (digit != number[i])
                    Assert.Null(IdNumbers.Parse(number[..i] + digit + number[(i + 1)..]).Value);
    }
}
