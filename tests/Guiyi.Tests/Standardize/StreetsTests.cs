using FsCheck;
using FsCheck.Fluent;
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

    [Fact]
    public void Folding_twice_is_folding_once() =>
        Prop.ForAll(
            Gen.Elements("12", "12a", "st", "St.", "saint", "street", "Main", "Ave", "n", "no", "E", "se", "north", "apt", "4", "#", "fl", "bldg", "Hardenbergstr.", "la", "rd", "park", "O'Brien", "é", "-", "/", "号", "石橋路", "", "\ud83d", "lot", "unit", "dr", "ct").ListOf().Select(words => string.Join(' ', words)).ToArbitrary(),
            ArbMap.Default.ArbFor<string?>(),
            (mixed, any) => Streets.Fold(Streets.Fold(mixed)) == Streets.Fold(mixed) && (any is null || Streets.Fold(Streets.Fold(any)) == Streets.Fold(any)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
}
