using Guiyi.Number;
using Xunit;

namespace Guiyi.Tests.Number;

public sealed class NumberStateTests
{
    [Fact]
    public void The_history_is_a_table_that_reads_back()
    {
        NumberState state = NumberState.FromRows(
            [
                ["code", "customer_id", "issued", "retired", "reason", "replaced_by", "prefix"],
                ["B-001", "b", "1", "", "", "", "B-"],
                ["A-001", "a", "1", "2", "merged", "b", "A-"],
                ["OLD7", "c"],
            ]);

        Assert.Equal(
            [
                "code,customer_id,issued,retired,reason,replaced_by,prefix",
                "A-001,a,1,2,merged,b,A-",
                "B-001,b,1,,,,B-",
                "OLD7,c,,,,",
            ],
            state.ToRows().Select(row => string.Join(',', row)));
        Assert.Equal("b", state.Resolve("A-001"));
        Assert.Null(state.Resolve("A-002"));
        Assert.False(state.Find("A-001")!.IsCurrent);
    }

    [Theory]
    [InlineData("A-001", "row 1: found 1 columns; expected code,customer_id")]
    [InlineData("A-001,", "row 1: found an empty code or customer id")]
    [InlineData(",a", "row 1: found an empty code or customer id")]
    [InlineData("A-001,a;A-001,b", "row 2: found code A-001 a second time; expected each code once")]
    [InlineData("A-001,a,,,,,B-", "row 1: found code A-001 with prefix 'B-'; expected a code that is its prefix and a serial number")]
    [InlineData("A-x,a,,,,,A-", "row 1: found code A-x with prefix 'A-'")]
    public void A_damaged_history_stops_the_run(string rows, string message)
    {
        var error = Assert.Throws<FormatException>(() => NumberState.FromRows(rows.Split(';').Select(row => row.Split(','))));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
