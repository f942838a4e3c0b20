using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Guiyi.Cli.Hub;
using Guiyi.Hub.Sinks.Report;

namespace Guiyi.Cli.Output;

/// <summary>What came of files that were sent to a hub, on the terminal.</summary>
static class ImportSummary
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>How a run goes on.</summary>
    public static string Line(HubRun run, ReportLanguage language)
    {
        string left = run.SecondsLeft is { } seconds ? (language == ReportLanguage.Chinese ? $"，还要 {N((long)seconds)} 秒" : $", {N((long)seconds)} s left") : "";
        return run.PerCent is { } done ? string.Create(CultureInfo.InvariantCulture, $"{run.Name}: {done:0} %{left}") : $"{run.Name} …";
    }

    /// <summary>What follows the files.</summary>
    public static string Fitting(ReportLanguage language) => language == ReportLanguage.Chinese ? "正在归并客户 …" : "Finding customers …";

    public static void Print(TextWriter output, IReadOnlyList<HubRun> runs, HubBase now, ReportLanguage language)
    {
        string Word(string zh, string en) => language == ReportLanguage.Chinese ? zh : en;
        var table = new TextTable(Word("文件", "file"), Word("运行", "run"), Word("行", "rows"), Word("新增", "added"), Word("更新", "replaced"), Word("不变", "unchanged"), Word("移除", "removed"), Word("拒收", "rejected"))
            .Figures(1, 2, 3, 4, 5, 6, 7);
        foreach (HubRun run in runs)
            table.Add(run.Name, N(run.Id), N(run.Read), N(run.Added), N(run.Replaced), N(run.Unchanged), N(run.Removed), N(run.Rejected));
        table.Print(output);
        foreach (HubRun run in runs.Where(r => r.Rejected > 0))
            output.WriteLine(Word($"拒收的行：GET /api/v1/runs/{run.Id}/rejects.csv；改好后再送：resends={run.Id}", $"rejected rows: GET /api/v1/runs/{run.Id}/rejects.csv; send them again, mended, with resends={run.Id}"));
        foreach (HubRun run in runs.Where(r => r is { State: "finished", Message: not null }))
            output.WriteLine($"{run.Name}: {run.Message}");
        output.WriteLine();
        output.WriteLine(Word(
            $"现有 {N(now.Persons + now.Organizations)} 个客户（个人 {N(now.Persons)}，企业 {N(now.Organizations)}）",
            $"{N(now.Persons + now.Organizations)} customers now ({N(now.Persons)} persons, {N(now.Organizations)} organizations)"));
    }

    public static void PrintJson(TextWriter output, IReadOnlyList<HubRun> runs, HubBase now) => output.WriteLine(JsonSerializer.Serialize(new { runs, customers = now }, Json));

    /// <summary>The exit code; files that were not taken in are named with the reason.</summary>
    public static int Code(IReadOnlyList<HubRun> runs, TextWriter error)
    {
        HubRun[] failed = [.. runs.Where(r => r.State != "finished")];
        foreach (HubRun run in failed)
            error.WriteLine($"guiyi: {run.Message ?? $"{run.Name}: {run.State}"}");
        return failed.Length == 0 ? ExitCodes.Done : ExitCodes.Input;
    }

    static string N(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
