using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Exporting;
using Guiyi.Hub.Runs;
using Guiyi.Hub.Sinks.Report;
using Guiyi.Hub.Sinks.Tables;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Tests.Storage;
using Guiyi.Model;
using Xunit;

namespace Guiyi.Hub.Tests.Base.Exporting;

public sealed class SqliteRelationsExportTests : RelationsExportTests<SqlitePlace>;

public sealed class PostgreSqlRelationsExportTests : RelationsExportTests<PostgreSqlPlace>;

public abstract class RelationsExportTests<TPlace> : StoreTests<TPlace>
    where TPlace : Place, new()
{
    /// <summary>What people say of a relation stands in columns behind those of a run's.</summary>
    const string Unsaid = ",,,,";

    [Fact]
    public async Task Relations_are_exported_as_a_run_over_the_same_files_writes_them()
    {
        using var folder = new TemporaryFolder();
        await using CustomerHub hub = await Place.OpenHubAsync();
        await hub.TakeAsync(OpenHub.DemoFiles());
        UnifyRun.Run(new UnifyRequest { Inputs = OpenHub.DemoFiles(), Output = folder["out"], Now = DateTimeOffset.Now, Language = ReportLanguage.Chinese });
        string[] ofRun = Lines(File.ReadAllText(folder["out/relations.csv"])), exported = Lines(await hub.ExportAsync(ExportContent.Relations));
        Assert.True(ofRun.Length > 10);
        Assert.Equal([ofRun[0] + ",label,made_by,made_at,made_why", .. ofRun[1..].Select(line => line + Unsaid)], exported);
    }

    [Fact]
    public async Task What_people_denied_is_not_exported_as_found_and_what_they_made_is()
    {
        await using CustomerHub hub = await Place.OpenHubAsync();
        await hub.TakeAsync(OpenHub.DemoFiles());
        string[] before = Lines(await hub.ExportAsync(ExportContent.Relations));
        string[] denied = before.First(line => line.StartsWith("household,", StringComparison.Ordinal)).Split(',');
        (CustomerNo from, CustomerNo to) = (CustomerNo.Of(denied[2])!.Value, CustomerNo.Of(denied[4])!.Value);
        await hub.Tellings.Relate(to, from, "not_household", "", new Teller("anna", "flatmates"));
        await hub.Tellings.Relate(from, to, "colleague", "same team", new Teller("anna", "told me"));
        string[] after = Lines(await hub.ExportAsync(ExportContent.Relations));
        Assert.Equal(before.Where(line => !line.StartsWith($"household,{denied[1]},{from},", StringComparison.Ordinal) || !line.Contains($",{to},", StringComparison.Ordinal)), after[..^2]);
        Assert.Equal(["not_household", "", $"{to}", denied[5], $"{from}", denied[3], ""], after[^2].Split(',')[..7]);
        Assert.Equal(["colleague", "", $"{from}", denied[3], $"{to}", denied[5], ""], after[^1].Split(',')[..7]);
        Assert.Equal(["same team", "anna"], after[^1].Split(',')[11..13]);
        Assert.EndsWith(",told me", after[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Relations_are_of_one_moment_though_records_come_in()
    {
        await using CustomerHub hub = await Place.OpenHubAsync();
        await hub.TakeAsync(OpenHub.DemoFiles());
        string before = await hub.ExportAsync(ExportContent.Relations);
        using var late = new RelationsExport(hub, hub.Loaded!, atOnce: false);
        using var atOnce = new RelationsExport(hub, hub.Loaded!, atOnce: true);
        // One of a household goes with all its records.
        string member = Lines(before)[1].Split(',')[2];
        foreach (var anchors in hub.Judgments.Anchors(CustomerNo.Of(member)!.Value).GroupBy(a => a.Source))
            await hub.Records.Remove(hub.Store.Sources.Find(anchors.Key)!, [.. anchors.Select(a => a.Key)], "anna");
        Assert.False(late.Gather());
        Assert.True(atOnce.Gather());
        Assert.Equal(before, Text(atOnce));
        Assert.DoesNotContain($",{member},", await hub.ExportAsync(ExportContent.Relations), StringComparison.Ordinal);
    }

    static string[] Lines(string csv) => [.. csv.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0)];

    static string Text(IExportRows rows)
    {
        var stream = new MemoryStream();
        using (var table = new CsvTable(stream))
        {
            table.Header(rows.Columns);
            rows.Write(table, () => { });
        }
        return new StreamReader(new MemoryStream(stream.ToArray())).ReadToEnd();
    }
}
