using System.Globalization;
using Guiyi.Standardize;
using Xunit;

namespace Guiyi.Tests.Standardize;

public sealed class AmountsTests
{
    public static IEnumerable<TheoryDataRow<string[]>> Cases => ContactCases.Rows("amounts.csv");

    [Theory, MemberData(nameof(Cases))]
    public void An_amount_is_read(string[] row)
    {
        (decimal Value, string Currency)? expected = row[2].Length == 0 ? null : (decimal.Parse(row[2], CultureInfo.InvariantCulture), row[3]);
        Assert.Equal(expected, Amounts.Parse(row[0], row[1]));
    }
}
