using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Standardize;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Standardize;

public sealed class GenerationsTests
{
    [Theory]
    [InlineData("dobbins jr", "dobbins", "Jr")]
    [InlineData("dobbins senior", "dobbins", "Sr")]
    [InlineData("morris ii", "morris", "Jr")]
    [InlineData("morris i", "morris", "Sr")]
    [InlineData("king iv", "king", "IV")]
    [InlineData("maria luis", "maria luis", null)]
    [InlineData("jr", "jr", null)]
    public void A_generation_is_taken_off_the_end(string name, string rest, string? generation) => Assert.Equal((rest, generation), Generations.Split(name));

    [Theory]
    [InlineData("Jr", "Jr")]
    [InlineData("III PhD", "III")]
    [InlineData("PhD", null)]
    [InlineData(null, null)]
    public void A_suffix_may_say_more_than_the_generation(string? suffix, string? generation) => Assert.Equal(generation, Generations.OfSuffix(suffix));

    [Fact]
    public void Father_and_son_at_one_address_stay_two()
    {
        string[] ids = Run.Of(MemoryTable.Of("people", """
            first_name | last_name | address | phone
            David | Dobbins Sr | 1450 N City Rd, Arlington VA 23208 | 703-555-0143
            David | Dobbins Jr | 1450 N City Rd, Arlington VA 23208 | 703-555-0143
            """)).PersonsOf("people");
        Assert.NotEqual(ids[0], ids[1]);
    }
}
