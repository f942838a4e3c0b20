using Guiyi.Standardize;
using Xunit;

namespace Guiyi.Tests.Standardize;

public sealed class GendersTests
{
    public static IEnumerable<TheoryDataRow<string[]>> Cases => ContactCases.Rows("genders.csv");

    [Theory, MemberData(nameof(Cases))]
    public void A_gender_is_read(string[] row) => Assert.Equal(row[1], Genders.Parse(row[0])?.ToString() ?? "");
}
