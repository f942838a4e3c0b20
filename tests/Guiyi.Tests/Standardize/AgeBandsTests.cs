using Guiyi.Standardize;
using Xunit;

namespace Guiyi.Tests.Standardize;

public sealed class AgeBandsTests
{
    public static IEnumerable<TheoryDataRow<string[]>> Cases => ContactCases.Rows("age-bands.csv");

    [Theory, MemberData(nameof(Cases))]
    public void An_age_band_is_read(string[] row) => ContactCases.AssertOutcome(row[1], AgeBands.Parse(row[0]), band => band.Text);

    [Fact]
    public void A_band_tells_ages_or_birth_years()
    {
        Assert.Equal(new AgeBand("55+", 55, null, null, null), AgeBands.Parse("55岁以上").Value);
        Assert.Equal(new AgeBand("1990-1999", null, null, 1990, 1999), AgeBands.Parse("90后").Value);
    }
}
