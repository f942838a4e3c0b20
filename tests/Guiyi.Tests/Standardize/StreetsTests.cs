using Guiyi.Standardize;
using Xunit;

namespace Guiyi.Tests.Standardize;

public sealed class StreetsTests
{
    public static TheoryData<string, string> Cases => [.. AddressCases.Read("streets.csv").Select(c => (c["raw"], c["expected"]))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_street_is_folded_to_full_words_and_stays_so(string raw, string expected)
    {
        Assert.Equal(expected, Streets.Fold(raw));
        Assert.Equal(expected, Streets.Fold(expected));
    }
}
