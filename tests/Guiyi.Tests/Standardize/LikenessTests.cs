using Guiyi.Standardize;
using Xunit;

namespace Guiyi.Tests.Standardize;

public sealed class LikenessTests
{
    [Theory]
    [InlineData('未', '末')]
    [InlineData('己', '已')]
    [InlineData('巳', '己')]
    [InlineData('戴', '载')]
    [InlineData('俞', '喻')]
    [InlineData('于', '干')]
    [InlineData('王', '王')]
    public void Characters_that_look_alike(char a, char b)
    {
        Assert.True(Shapes.AreAlike(a, b));
        Assert.True(Shapes.AreAlike(b, a));
    }

    [Theory]
    [InlineData('王', '李')]
    [InlineData('丽', '伟')]
    public void Characters_that_do_not(char a, char b) => Assert.False(Shapes.AreAlike(a, b));

    [Theory]
    [InlineData("zhang", "zan")]
    [InlineData("shi", "si")]
    [InlineData("chen", "ceng")]
    [InlineData("liu", "niu")]
    [InlineData("lan", "nang")]
    [InlineData("fang", "huang")]
    [InlineData("hu", "fu")]
    [InlineData("jing", "jin")]
    [InlineData("xinling", "xingning")]
    [InlineData("lina", "nila")]
    [InlineData("wang", "wang")]
    public void Readings_that_sound_alike(string a, string b)
    {
        Assert.True(Sounds.AreAlike(a, b));
        Assert.True(Sounds.AreAlike(b, a));
    }

    [Theory]
    [InlineData("wang", "huang")]
    [InlineData("li", "lin")]
    [InlineData("zhao", "qiao")]
    [InlineData("", "a")]
    [InlineData("shan", "shen")]
    public void Readings_that_do_not(string a, string b) => Assert.False(Sounds.AreAlike(a, b));
}
