using Guiyi.Standardize;
using Xunit;

namespace Guiyi.Tests.Standardize;

public sealed class PlacesTests
{
    public static TheoryData<string, string> Cases => [.. AddressCases.Read("places.csv").Select(c => (c["raw"], c["expected"]))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_place_is_folded_for_comparing_and_stays_so(string raw, string expected)
    {
        Assert.Equal(expected, Places.Fold(raw));
        Assert.Equal(expected, Places.Fold(expected));
    }
}
