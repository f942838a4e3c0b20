using FsCheck;
using FsCheck.Fluent;
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

    [Fact]
    public void Folding_twice_is_folding_once() =>
        Prop.ForAll(
            Gen.Elements("St.", "Mt", "n", "OH", "nv", "wa", "washington", "New", "York", "City", "USA", "China", "浙江", "省", "市", "宁波", "中国", "美国", "Georgia", "xian", "Chengdu", "district", "München", "koeln", "(", "?", "\ud83d", "区", "greater", "london").ListOf().Select(words => string.Join(' ', words)).ToArbitrary(),
            ArbMap.Default.ArbFor<string?>(),
            (mixed, any) => Places.Fold(Places.Fold(mixed)) == Places.Fold(mixed) && (any is null || Places.Fold(Places.Fold(any)) == Places.Fold(any)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
}
