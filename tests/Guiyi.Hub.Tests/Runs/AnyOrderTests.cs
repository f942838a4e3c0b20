using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guiyi.Hub.Runs;
using Guiyi.Hub.Sources;
using Guiyi.Hub.Tests.Cli;
using Xunit;

namespace Guiyi.Hub.Tests.Runs;

/// <summary>Files to files: neither threads, nor the processors that there are, nor the order of files and rows change a byte that they should not.</summary>
public sealed partial class AnyOrderTests
{
    const int People = 700;

    static readonly DateTimeOffset Now = new(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);

    static void Unify(string[] inputs, string output, int? threads = null, long? memory = null) =>
        UnifyRun.Run(new UnifyRequest { Inputs = inputs, Output = output, Now = Now, Threads = threads, Memory = memory });

    [Fact]
    public void One_two_and_four_threads_write_the_same_bytes_into_every_file()
    {
        using var folder = new TemporaryFolder();
        string[] inputs = SmallChannels.Write(folder, people: People);
        foreach (int threads in (int[])[1, 2, 4])
            Unify(inputs, folder[$"out{threads}"], threads);
        foreach (string other in (string[])["out2", "out4"])
            AssertSameFiles(folder["out1"], folder[other]);
    }

    /// <summary>With a budget that nothing fits, all columns lie on disk, and their pages are let go all the time.</summary>
    [Fact]
    public void Columns_on_disk_write_the_same_bytes_as_columns_in_memory()
    {
        using var folder = new TemporaryFolder();
        string[] inputs = SmallChannels.Write(folder, people: 3 * People);
        Unify(inputs, folder["memory"]);
        foreach (int threads in (int[])[1, 3])
        {
            Unify(inputs, folder[$"disk{threads}"], threads, memory: 1);
            AssertSameFiles(folder["memory"], folder[$"disk{threads}"]);
        }
        JsonNode run = JsonNode.Parse(File.ReadAllText(folder["disk3/run.json"]))!;
        Assert.Equal((true, 1L), (run["on_disk"]!.GetValue<bool>(), run["memory_budget"]!.GetValue<long>()));
        Assert.True(run["scratch_bytes"]!.GetValue<long>() > 1 << 20);
        Assert.False(JsonNode.Parse(File.ReadAllText(folder["memory/run.json"]))!["on_disk"]!.GetValue<bool>());
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Three_quarters_of_a_million_rows_on_disk_write_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        string[] inputs = SmallChannels.Write(folder, people: 300_000);
        Unify(inputs, folder["memory"], memory: 16_000_000_000);
        Unify(inputs, folder["disk"], memory: 256_000_000);
        AssertSameFiles(folder["memory"], folder["disk"]);
    }

    [Fact]
    public void The_number_of_processors_that_the_program_sees_changes_no_byte()
    {
        using var folder = new TemporaryFolder();
        string[] inputs = SmallChannels.Write(folder, people: People);
        foreach (int processors in (int[])[1, 2, 4])
        {
            (int code, _, string error) = Terminal.Run(["unify", .. inputs, "--out", folder[$"out{processors}"]], environment: ("DOTNET_PROCESSOR_COUNT", $"{processors}"));
            Assert.True(code == 0, error);
        }
        foreach (string other in (string[])["out2", "out4"])
            AssertSameFiles(folder["out1"], folder[other]);
    }

    [Fact]
    public void The_order_of_files_and_rows_changes_no_customer_and_no_other_line()
    {
        using var folder = new TemporaryFolder();
        using var shuffled = new TemporaryFolder();
        Unify(SmallChannels.Write(folder, people: People), folder["out"]);
        Unify([.. SmallChannels.Write(shuffled, rows => rows.OrderBy(r => r[^6..], StringComparer.Ordinal).ThenByDescending(r => r, StringComparer.Ordinal), People).Reverse()], shuffled["out"]);
        foreach (string name in (string[])["customers.csv", "codes.csv", "relations.csv", "retired_ids.csv"])
            Assert.Equal(File.ReadAllText(folder["out/" + name]), File.ReadAllText(shuffled["out/" + name]));
        // Rows have other numbers: what is left of each line must be the same.
        Assert.Equal(WithoutPlaces(folder["out/records.csv"]), WithoutPlaces(shuffled["out/records.csv"]));
    }

    /// <summary>Lines of the records without row and line, in a fixed order.</summary>
    static string[] WithoutPlaces(string path) =>
        [.. File.ReadLines(path).Skip(1).Select(l => Places().Replace(l, "$1", 1)).Order(StringComparer.Ordinal)];

    [GeneratedRegex("^([^,]*),[^,]*,[^,]*")]
    private static partial Regex Places();

    static void AssertSameFiles(string expected, string actual)
    {
        string[] names = [.. Directory.EnumerateFiles(expected).Select(p => Path.GetFileName(p)!).Order(StringComparer.Ordinal)];
        Assert.Equal(names, Directory.EnumerateFiles(actual).Select(p => Path.GetFileName(p)!).Order(StringComparer.Ordinal));
        foreach (string name in names)
            Assert.True(Content(Path.Combine(expected, name)) == Content(Path.Combine(actual, name)), $"{name} differs");
    }

    /// <summary>A file's text without the seconds and bytes that the run took, and without the names of the folders.</summary>
    static string Content(string path)
    {
        string text = File.ReadAllText(path);
        return Path.GetFileName(path) switch
        {
            "run.json" => Timeless(JsonNode.Parse(text)!)!.ToJsonString(),
            "report.html" => Measured().Replace(text, ""),
            _ => text,
        };
    }

    [GeneratedRegex("<section[^>]*id=\"next\".*?</section>|<p class=\"made\">.*?</p>", RegexOptions.Singleline)]
    private static partial Regex Measured();

    static JsonNode? Timeless(JsonNode node)
    {
        if (node is JsonObject fields)
            foreach (string name in fields.Select(f => f.Key).ToArray())
                if (IsMeasured(name))
                    fields.Remove(name);
                else if (fields[name] is { } inner)
                    Timeless(inner);
        if (node is JsonArray items)
            foreach (JsonNode? item in items)
                if (item is not null)
                    Timeless(item);
        return node;
    }

    static bool IsMeasured(string name) => name is "created" or "on_disk" or "threads" or "output" or "command" or "rerun" || name.Contains("seconds", StringComparison.Ordinal) || name.Contains("bytes", StringComparison.Ordinal) || name.Contains("memory", StringComparison.Ordinal);
}
