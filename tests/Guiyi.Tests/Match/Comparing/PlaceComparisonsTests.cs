using Guiyi.Match;
using Guiyi.Match.Scoring;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Match.Comparing;

/// <summary>Names of places and companies by their words, and addresses whose city is written in more than one way.</summary>
public sealed class PlaceComparisonsTests
{
    [Theory]
    [InlineData("Hotel Kirandel", "Kirandel Hotel", "same core")]
    [InlineData("The Olivetto", "Olivetto, The", "same core")]
    [InlineData("Osteria Mondalin Kitchen and Bar", "Mondalin Bar", "core contained")]
    [InlineData("Restaurant Wendersby", "Wendersby", "core contained")]
    [InlineData("Wendersby Kitchen", "Mondalin Kitchen", "different")]
    public void Names_are_alike_whose_words_are_the_same_in_any_order(string one, string other, string level) =>
        Assert.Equal(level, Level("organization_name", "company", one, other));

    [Theory]
    [InlineData("14 Kirandel Rd, North Wendersby", "14 Kirandel Road, Wendersby City", "same house number or estate")]
    [InlineData("14 Kirandel Rd  Olivetto Shopping Mall, Wendersby", "14 Kirandel Road, Wendersby", "same door")]
    [InlineData("14 Kirandel Rd, North Wendersby", "15 Kirandel Road, Mondalin", "different")]
    public void A_house_is_the_same_also_where_its_city_has_another_name(string one, string other, string level) =>
        Assert.Equal(level, Level("address", "address", one, other));

    [Theory]
    [InlineData("浙江省宁波市镇海区中山路14号", "江苏省南京市玄武区中山路14号")]
    [InlineData("14 Kirandel Rd, Wendersby, NV 89101", "14 Kirandel Rd, Mondalin, CA 90210")]
    public void One_street_and_number_in_two_provinces_are_two_houses(string one, string other) =>
        Assert.Equal("different", Level("address", "address", one, other));

    static string Level(string attribute, string header, string one, string other)
    {
        string[] columns = header == "company" ? ["company"] : ["company", header];
        MadeRow[] rows = header == "company" ? [new([one]), new([other])] : [new(["Wendersby Ltd", one]), new(["Mondalin Ltd", other])];
        MatchResult match = Run.Of(new MemoryTable("places", columns, rows)).Organizations.Match;
        return Waterfall.Of(match.Scorer, 0, 1).Evidence.Single(e => e.Attribute == attribute).Level;
    }
}
