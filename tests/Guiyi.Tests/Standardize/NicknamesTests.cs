using Guiyi.Standardize;
using Xunit;

namespace Guiyi.Tests.Standardize;

public sealed class NicknamesTests
{
    [Theory]
    [InlineData("robert", "bob")]
    [InlineData("rob", "bobby")]
    [InlineData("bill", "liam")]
    [InlineData("elizabeth", "betty")]
    [InlineData("pepe", "jose")]
    [InlineData("sasha", "alexander")]
    [InlineData("al", "alan")]
    [InlineData("al", "albert")]
    [InlineData("al", "alfred")]
    [InlineData("peggy", "margaret")]
    [InlineData("xyzzy", "xyzzy")]
    public void Forms_of_one_name_are_variants(string a, string b)
    {
        Assert.True(Nicknames.AreVariants(a, b));
        Assert.True(Nicknames.AreVariants(b, a));
    }

    [Theory]
    [InlineData("robert", "william")]
    [InlineData("alan", "albert")]
    [InlineData("mary", "robert")]
    [InlineData("xyzzy", "bob")]
    public void Different_names_are_not(string a, string b) => Assert.False(Nicknames.AreVariants(a, b));

    [Theory]
    [InlineData("bobby", "robert")]
    [InlineData("bob", "robert")]
    [InlineData("bill", "william")]
    [InlineData("liz", "elizabeth")]
    [InlineData("rob", "robert")]
    [InlineData("robert", "robert")]
    [InlineData("al", "al")]
    [InlineData("xyzzy", "xyzzy")]
    public void The_canonical_name_is_the_full_one_where_it_is_sure(string given, string expected) => Assert.Equal(expected, Nicknames.Canonical(given));

    [Fact]
    public void Looking_up_allocates_nothing()
    {
        Assert.True(Nicknames.AreVariants("bob", "robert"));
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            Nicknames.AreVariants("bob", "robert");
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
