using System.Text.Json;
using ExcelDataReader;
using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Exporting;
using Guiyi.Hub.Runs;
using Guiyi.Hub.Sinks.Report;
using Guiyi.Hub.Sinks.Results;
using Guiyi.Hub.Sinks.Tables;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Runs;
using Guiyi.Hub.Storage.Sayings;
using Guiyi.Hub.Tests.Storage;
using Guiyi.Model;
using Xunit;

namespace Guiyi.Hub.Tests.Base.Exporting;

public sealed class SqliteExportTests : ExportTests<SqlitePlace>;

public sealed class PostgreSqlExportTests : ExportTests<PostgreSqlPlace>;

public abstract class ExportTests<TPlace> : StoreTests<TPlace>
    where TPlace : Place, new()
{
    [Fact]
    public async Task Customers_and_records_are_exported_as_a_run_over_the_same_files_writes_them()
    {
        using var folder = new TemporaryFolder();
        await using CustomerHub hub = await Place.OpenHubAsync();
        await hub.TakeAsync(OpenHub.DemoFiles());
        UnifyRun.Run(new UnifyRequest { Inputs = OpenHub.DemoFiles(), Output = folder["out"], Now = DateTimeOffset.Now, Language = ReportLanguage.Chinese });
        Assert.Equal(File.ReadAllText(folder["out/customers.csv"]), await hub.ExportAsync(ExportContent.Customers));
        Assert.Equal(File.ReadAllText(folder["out/records.csv"]), await hub.ExportAsync(ExportContent.Records));
        Assert.Equal(Columns(File.ReadAllText(folder["out/codes.csv"]), 0, 1, 5, 6), Columns(await hub.ExportAsync(ExportContent.Codes), 0, 1, 5, 6));
    }

    [Fact]
    public async Task Customers_are_written_the_same_from_columns_and_from_what_their_records_say()
    {
        await using CustomerHub hub = await Place.OpenHubAsync();
        await hub.TakeAsync(OpenHub.DemoFiles());
        LoadedBase loaded = hub.Loaded!;
        var snapshot = new BaseSnapshot(loaded, DateTime.Now, keepsCustomers: true);
        foreach (EntityKind kind in OpenHub.Kinds)
        {
            var columns = new CustomerColumns(loaded.Facts.FitCustomers(kind).Attributes, loaded.Facts.Scheme);
            var fit = new FitCustomerCells(loaded.Facts.FitCustomers(kind), columns);
            var held = new HeldCustomerCells(columns);
            foreach (LiveCustomer met in loaded.Facts.All(kind, snapshot.Corrections, snapshot.Now).Where(m => m.IsOfFit))
                Assert.Equal(Row(row => fit.Write(row, met.OfFit)), Row(row => held.Write(row, snapshot.Hold(kind, met.Id, met.Records))));
        }
    }

    [Fact]
    public async Task An_export_that_waits_or_has_begun_is_stopped_and_those_behind_it_are_written()
    {
        await using CustomerHub hub = await Place.OpenHubAsync();
        await hub.TakeAsync(OpenHub.DemoFiles());
        using ManualResetEventSlim first = new(), second = new();
        // The writer is held up before the exports are begun, and again behind that.
        Task held = hub.Look(() => first.Wait(TimeSpan.FromSeconds(30)), CancellationToken.None);
        Task<StoredRun>[] begun = [.. Enumerable.Range(0, 3).Select(_ => hub.Exports.Begin(new ExportRequest(ExportContent.Records), "anna"))];
        Task heldAgain = hub.Look(() => second.Wait(TimeSpan.FromSeconds(30)), CancellationToken.None);
        first.Set();
        StoredRun[] runs = await Task.WhenAll(begun);
        Task<StoredRun?>[] stopped = [.. runs.Take(2).Select(run => hub.Exports.Stop(run.Id, "bert"))];
        second.Set();
        await Task.WhenAll(held, heldAgain);
        Assert.All(await Task.WhenAll(stopped), run => Assert.Equal((RunState.Stopped, "stopped by bert"), (run!.State, run.Message)));
        await hub.Quiet();
        Assert.Equal([RunState.Stopped, RunState.Stopped, RunState.Finished], runs.Select(r => hub.Store.Runs.Find(r.Id)!.State));
        Assert.Equal([false, false, true], runs.Select(r => hub.Exports.File(r.Id) is not null));
        Assert.Null(await hub.Exports.Stop(runs[2].Id, "bert"));
        Assert.False(Directory.Exists(Path.Combine(hub.Exports.Folder, $"{runs[0].Id}")));
    }

    [Fact]
    public async Task An_export_shows_one_moment_though_records_and_judgments_come_in()
    {
        await using CustomerHub hub = await Place.OpenHubAsync();
        await hub.TakeAsync(OpenHub.DemoFiles());
        await hub.PutAsync(("later-1", "欧阳子虚", "13900001111"));
        string customers = await hub.ExportAsync(ExportContent.Customers), records = await hub.ExportAsync(ExportContent.Records);

        using var open = new CustomersExport(hub, hub.Loaded!, ReportLanguage.Chinese);
        using var openRecords = new RecordsExport(hub, hub.Loaded!);
        CustomerNo[] pair = [.. hub.Store.Stored(EntityKind.Person).Keys.Where(id => !hub.Loaded!.Live.Golden(EntityKind.Person, id).Any(v => v.Kind == AttributeKind.IdNumber)).Take(3).Select(id => CustomerNo.Of(id)!.Value)];
        await hub.Judgments.Say(hub.Judgments.Merging(pair, "anna", "same signature"));
        await hub.PutAsync(("later-1", "司徒无名", "13700000001"), ("later-2", "欧阳子虚", "13900001111"));
        await hub.Records.Remove(hub.Store.Sources.Find("members")!, ["later-1"], "anna");
        // Who has gone meanwhile stands at the end.
        Assert.Equal(customers.Split('\n').Order(StringComparer.Ordinal), Text(open).Split('\n').Order(StringComparer.Ordinal));
        Assert.Equal(records, Text(openRecords));
        Assert.NotEqual(customers, await hub.ExportAsync(ExportContent.Customers));
        Assert.Contains($"{pair.Max()}", await hub.ExportAsync(ExportContent.RetiredIds) + await hub.ExportAsync(ExportContent.Customers), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_corrected_is_exported()
    {
        string customer;
        await using (CustomerHub hub = await Place.OpenHubAsync())
        {
            await hub.TakeAsync(OpenHub.DemoFiles());
            (customer, StoredCorrection correction) = Correction(hub);
            await hub.Write(transaction => transaction.Corrections.Add(correction));
        }
        await using CustomerHub again = await Place.OpenHubAsync();
        string csv = await again.ExportAsync(ExportContent.Customers);
        string row = csv.Split('\n').Single(line => line.StartsWith(customer, StringComparison.Ordinal));
        Assert.Contains("欧阳改名", row, StringComparison.Ordinal);
        Assert.Equal(1, csv.Split('\n').Count(line => line.Contains("欧阳改名", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Every_content_is_written_in_every_format_with_the_same_rows()
    {
        await using CustomerHub hub = await Place.OpenHubAsync();
        await hub.TakeAsync(OpenHub.DemoFiles());
        foreach (ExportContent content in Enum.GetValues<ExportContent>())
        {
            ExportFile csv = await hub.ExportFileAsync(new ExportRequest(content)), jsonl = await hub.ExportFileAsync(new ExportRequest(content, ExportFormat.Jsonl)), xlsx = await hub.ExportFileAsync(new ExportRequest(content, ExportFormat.Xlsx));
            Assert.Equal((csv.Rows, csv.Rows), (jsonl.Rows, xlsx.Rows));
            Assert.Equal(csv.Rows, File.ReadLines(jsonl.Path).Count(line => JsonDocument.Parse(line).RootElement.ValueKind == JsonValueKind.Object));
            using IExcelDataReader reader = ExcelReaderFactory.CreateReader(File.OpenRead(xlsx.Path));
            int rows = 0;
            while (reader.Read())
                rows++;
            Assert.Equal(csv.Rows + 1, rows);
        }
        Assert.True(hub.Exports.Remove(hub.Store.Runs.Page().Items[0].Id));
        Assert.Null(hub.Exports.File(hub.Store.Runs.Page().Items[0].Id));
    }

    [Fact]
    public async Task An_interrupted_export_starts_over_and_one_of_nothing_says_so()
    {
        StoredRun run;
        await using (CustomerHub hub = await Place.OpenHubAsync())
        {
            StoredRun failed = await hub.Exports.Begin(new ExportRequest(ExportContent.Customers), "anna");
            await hub.Quiet();
            Assert.Equal(RunState.Failed, hub.Store.Runs.Find(failed.Id)!.State);
            Assert.Contains("first fit", hub.Store.Runs.Find(failed.Id)!.Message, StringComparison.Ordinal);
            await hub.TakeAsync(OpenHub.DemoFiles());
            run = await hub.Write(transaction => transaction.Runs.Add(new StoredRun { Kind = RunKind.Export, Name = "customers.csv", By = "anna", Started = transaction.At, Position = new ExportState(new ExportRequest(ExportContent.Customers)).Text() }));
            Directory.CreateDirectory(Path.Combine(hub.Exports.Folder, $"{run.Id}"));
            File.WriteAllText(Path.Combine(hub.Exports.Folder, $"{run.Id}", "customers.csv.unfinished"), "half");
        }
        await using CustomerHub again = await Place.OpenHubAsync();
        await again.Quiet();
        ExportFile file = again.Exports.File(run.Id)!;
        Assert.Equal(again.Loaded!.Live.Count(EntityKind.Person) + again.Loaded.Live.Count(EntityKind.Organization), file.Rows);
        Assert.Equal(["customers.csv"], Directory.EnumerateFiles(Path.GetDirectoryName(file.Path)!).Select(Path.GetFileName));
    }

    static (string Customer, StoredCorrection Correction) Correction(CustomerHub hub)
    {
        string customer = hub.Store.Stored(EntityKind.Person).First(c => c.Value.Contains(' ', StringComparison.Ordinal)).Key;
        return (customer, new StoredCorrection { Record = hub.Judgments.Anchors(CustomerNo.Of(customer)!.Value)[0], Entity = EntityKind.Person, Attribute = "person_name", Value = "欧阳改名", Made = Filling.By("anna") });
    }

    static string[] Columns(string csv, params int[] places) => [.. csv.Split('\n').Where(line => line.Length > 0).Select(line => string.Join(',', places.Select(p => line.Split(',')[p])))];

    static string Row(Action<ICells> write)
    {
        var stream = new MemoryStream();
        using (var table = new CsvTable(stream))
            write(table);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

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

static class Exported
{
    public static async Task<ExportFile> ExportFileAsync(this CustomerHub hub, ExportRequest request)
    {
        StoredRun run = await hub.Exports.Begin(request, "anna");
        await hub.Quiet();
        return hub.Exports.File(run.Id) ?? throw new InvalidOperationException(hub.Store.Runs.Find(run.Id)!.Message);
    }

    public static async Task<string> ExportAsync(this CustomerHub hub, ExportContent content) => File.ReadAllText((await hub.ExportFileAsync(new ExportRequest(content))).Path);
}
