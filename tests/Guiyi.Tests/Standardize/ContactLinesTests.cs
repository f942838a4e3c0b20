using Guiyi.Standardize;
using Xunit;

namespace Guiyi.Tests.Standardize;

public sealed class ContactLinesTests
{
    [Theory]
    [InlineData("张伟 13812345678 北京市朝阳区建国路88号", "张伟", "13812345678", "北京市朝阳区建国路88号")]
    [InlineData("北京市朝阳区建国路88号，张伟，138-1234-5678", "张伟", "138-1234-5678", "北京市朝阳区建国路88号")]
    [InlineData("收件人：张伟 电话：138****5678 地址：北京市朝阳区建国路88号3楼", "张伟", "138****5678", "北京市朝阳区建国路88号3楼")]
    [InlineData("张伟13812345678北京市朝阳区建国路88号", "张伟", "13812345678", "北京市朝阳区建国路88号")]
    [InlineData("收货人张伟,+8613812345678,朝阳区建国路88号", "张伟", "+8613812345678", "朝阳区建国路88号")]
    [InlineData("张伟 北京市朝阳区建国路88号", "张伟", null, "北京市朝阳区建国路88号")]
    [InlineData("北京市朝阳区建国路88号28-1-1602", null, null, "北京市朝阳区建国路88号28-1-1602")]
    public void A_line_comes_apart_in_any_order(string raw, string? name, string? phone, string address)
    {
        ContactLine line = ContactLines.Parse(raw);
        Assert.Equal((name, phone, address), (line.Name?.Text, line.Phone, line.Address));
    }

    [Fact]
    public void No_text_makes_it_throw()
    {
        foreach (string text in HostileText.Samples(20_000))
            Assert.NotNull(ContactLines.Parse(text).Address);
    }
}
