using Guiyi.Hub.Sinks.Results;
using Xunit;

namespace Guiyi.Hub.Tests.Results;

public sealed class EvidenceTextTests
{
    [Fact]
    public void Evidence_reads_back_as_written()
    {
        (string Attribute, string Level, double Weight)[] read = [.. EvidenceText.Read("phone=exact +16.0; account_id:a=b=masked, fits -2.5; gender=same 0.0")];
        Assert.Equal([("phone", "exact", 16.0), ("account_id:a=b", "masked, fits", -2.5), ("gender", "same", 0.0)], read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("phone")]
    [InlineData("phone=exact")]
    [InlineData("phone exact +3")]
    [InlineData("=exact +3")]
    [InlineData("phone=exact three")]
    public void What_is_no_evidence_is_left_out(string text) => Assert.Empty(EvidenceText.Read(text));
}
