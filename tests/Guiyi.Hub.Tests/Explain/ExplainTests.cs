using System.Text.Json;
using Guiyi.Hub.Explain;
using Guiyi.Hub.Runs;
using Guiyi.Hub.Tests.Cli;
using Xunit;

namespace Guiyi.Hub.Tests.Explain;

/// <summary><c>guiyi explain</c> on a shop so small that a person can check every line.</summary>
public sealed class ExplainTests(TinyResult tiny) : IClassFixture<TinyResult>
{
    readonly TemporaryFolder folder = tiny.Folder;

    [Theory]
    [InlineData("joined", "members:1", "orders:1")]
    [InlineData("apart", "members:1", "orders:2")]
    [InlineData("refused", "members:4", "members:9")]
    [InlineData("never-compared", "members:3", "orders:4")]
    [InlineData("customer", "members:1")]
    [InlineData("customer-refused", "members:4")]
    public void The_terminal_shows_what_a_person_agreed_to(string name, params string[] asked)
    {
        foreach (string language in (string[])["zh", "en"])
        {
            (int code, string output, string error) = Terminal.Run(["explain", "--result", folder["out"], .. asked, "--lang", language]);
            Assert.Equal((0, ""), (code, error));
            ApprovedText.Check($"Explain/Expected/{name}.{language}.txt", output);
        }
    }

    [Fact]
    public void Json_holds_the_same_and_the_bars_add_up()
    {
        JsonElement pair = Json("members:1", "orders:1").GetProperty("pairs")[0];
        double sum = pair.GetProperty("bars").EnumerateArray().Sum(b => b.GetProperty("bits").GetDouble() + (b.TryGetProperty("rarity_bits", out JsonElement rarity) ? rarity.GetDouble() : 0));
        Assert.Equal(pair.GetProperty("total").GetDouble(), sum, 9);
        Assert.Equal("same", pair.GetProperty("decision").GetString());
    }

    [Fact]
    public void A_pair_weighs_what_links_csv_says()
    {
        foreach (string line in File.ReadLines(folder["out/links.csv"]).Skip(1))
        {
            string[] cells = line.Split(',');
            if (cells[5].Length > 0)
                Assert.Equal(cells[5], Json($"{cells[0]}:{cells[1]}", $"{cells[2]}:{cells[3]}").GetProperty("pairs")[0].GetProperty("total").GetDouble().ToString("0.00", System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    JsonElement Json(params string[] asked) => JsonDocument.Parse(ExplainJson.Of(ExplainRun.Run(folder["out"], asked))).RootElement;

    [Fact]
    public void A_customer_is_found_by_a_row_its_id_and_its_code()
    {
        JsonElement byRow = Json("members:1").GetProperty("customers")[0];
        Assert.Equal(byRow.ToString(), Json(byRow.GetProperty("customer_id").GetString()!).GetProperty("customers")[0].ToString());
        Assert.Equal(byRow.ToString(), Json(byRow.GetProperty("code").GetString()!).GetProperty("customers")[0].ToString());
    }

    [Fact]
    public void Personal_data_are_hidden_unless_asked_for()
    {
        Assert.DoesNotContain("13912345678", Terminal.Run(["explain", "--result", folder["out"], "members:1", "orders:1"]).Output, StringComparison.Ordinal);
        Assert.Contains("13912345678", Terminal.Run(["explain", "--result", folder["out"], "members:1", "orders:1", "--show-personal-data"]).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("members:1", "orders:99")]
    [InlineData("members:1", "members:1")]
    [InlineData("nobody:1")]
    [InlineData("P0000000000000")]
    public void What_is_not_there_is_an_input_error_that_names_it(params string[] asked)
    {
        (int code, string output, string error) = Terminal.Run(["explain", "--result", folder["out"], .. asked]);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(asked[^1], error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_that_changed_is_an_input_error_that_names_it()
    {
        using var own = new TinyResult();
        TemporaryFolder folder = own.Folder;
        File.AppendAllText(folder["orders.csv"], "DD09,谁,13000000000,,x,1,2025-02-09 10:00:00\n");
        InputException fault = Assert.Throws<InputException>(() => ExplainRun.Run(folder["out"], ["members:1"]));
        Assert.Contains("orders.csv: found a file of", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_that_were_edited_since_are_not_taken_for_those_of_the_run()
    {
        using var own = new TinyResult();
        TemporaryFolder folder = own.Folder;
        string path = folder["out/guiyi.yaml"];
        File.WriteAllText(path, File.ReadAllText(path).Replace("threshold: auto", "threshold: 0.9999999", StringComparison.Ordinal));
        Assert.Contains("records.csv", Assert.Throws<InputException>(() => ExplainRun.Run(folder["out"], ["members:1"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_result_is_an_input_error() =>
        Assert.Contains("run.json", Assert.Throws<InputException>(() => ExplainRun.Run(folder["nothing"], ["members:1"])).Message, StringComparison.Ordinal);
}
