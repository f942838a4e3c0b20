using Guiyi.Standardize;
using Xunit;

namespace Guiyi.Tests.Standardize;

public sealed class CreditCodesTests
{
    public static IEnumerable<TheoryDataRow<string[]>> Cases => ContactCases.Rows("credit-codes.csv");

    [Theory, MemberData(nameof(Cases))]
    public void An_organizations_number_is_read(string[] row)
    {
        Standardized<CreditCode> actual = CreditCodes.Parse(row[0]);
        ContactCases.AssertOutcome(row[1], actual, code => code.Text);
        Assert.Equal(row[2], actual.Value?.Type.ToString() ?? "");
        Assert.Equal(row[3], actual.Value?.RegionCode ?? "");
        Assert.Equal(row[4], actual.Value?.OrganizationCode ?? "");
    }
}
