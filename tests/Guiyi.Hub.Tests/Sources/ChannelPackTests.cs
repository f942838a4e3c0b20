using Guiyi.Hub.Sources;
using Guiyi.Ingest;
using Xunit;

namespace Guiyi.Hub.Tests.Sources;

/// <summary>The Chinese pack knows on which line each of its records starts and which of them are malformed.</summary>
public sealed class ChannelPackTests
{
    [Theory]
    [InlineData("ecom", "ecom_orders.csv", "CSV, GB18030, separator ','")]
    [InlineData("members", "members.csv", "CSV, UTF-8 with BOM, separator ','")]
    [InlineData("tickets", "tickets.csv", "CSV, UTF-8, separator ','")]
    [InlineData("b2b", "b2b_customers.csv", "CSV, UTF-8 with BOM, separator ','")]
    [InlineData("survey", "survey.csv", "CSV, UTF-8, separator ','")]
    [InlineData("wecom", "wecom_contacts.jsonl", "JSONL, UTF-8")]
    [InlineData("pos", "pos.xlsx", "XLSX, sheet '销售小票'")]
    public void Every_record_is_found_on_its_line_and_only_malformed_ones_are_rejected(string channel, string file, string format)
    {
        List<(int Row, long Line, bool Malformed)> truth = Truth(channel);
        IRawTable table = Assert.Single(SourceFile.Open(SharedData.Path("cn", file)));
        Assert.Equal(format, table.Format);
        var found = new List<(int Row, long Line, bool Malformed)>();
        using IRawRows rows = table.Open();
        while (rows.Read())
            found.Add((rows.Row, rows.Line, rows.Reject is not null));
        Assert.Equal(truth, found);
    }

    static List<(int Row, long Line, bool Malformed)> Truth(string channel) =>
    [
        .. File.ReadLines(SharedData.Path("cn", "truth_records.csv")).Skip(1)
            .Select(line => line.Split(','))
            .Where(cells => cells[0] == channel)
            .Select(cells => (int.Parse(cells[1]), long.Parse(cells[2]), cells[4] == "malformed")),
    ];
}
