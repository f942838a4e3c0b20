using Guiyi.Internals;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Internals;

public sealed class AsciiFoldTests
{
    [Theory]
    [InlineData("１３８－１２３４", "138-1234")]
    [InlineData("ＡＢＣ＠ｑｑ．ｃｏｍ", "ABC@qq.com")]
    [InlineData("\uFEFF138\u200B00", "13800")]
    [InlineData("\u3000 12\t", "12")]
    [InlineData("٣٤", "34")]
    [InlineData("1\u201311", "1-11")]
    [InlineData("王", "王")]
    public void Forms_of_input_methods_become_ASCII(string raw, string expected) => Assert.Equal(expected, AsciiFold.Of(raw));

    [Fact]
    public void Folding_twice_is_folding_once()
    {
        var dice = new Dice(13);
        for (int i = 0; i < 100_000; i++)
        {
            string once = AsciiFold.Of(i % 2 == 0 ? MixedText.One(dice, 8) : string.Concat(Enumerable.Range(0, 5).Select(_ => (char)dice.Below(0x10000))));
            Assert.Equal(once, AsciiFold.Of(once));
        }
    }
}
