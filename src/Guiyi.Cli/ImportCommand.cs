using System.CommandLine;
using Guiyi.Cli.Hub;
using Guiyi.Cli.Output;
using Guiyi.Hub.Sinks.Report;

namespace Guiyi.Cli;

/// <summary><c>guiyi import</c>: files into a hub.</summary>
static class ImportCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "Files (CSV, TSV, JSON, JSONL, XLSX, XLS), or a folder of them." };
        files.Validators.Add(UnifyCommand.RefuseUnknownOptions);
        var source = new Option<string?>("--source") { HelpName = "NAME", Description = "Name of the source. Default: the file's own." };
        var mode = new Option<string?>("--mode") { HelpName = "upsert|snapshot|remove", Description = "upsert (default): rows come, or replace those of the same key. snapshot: the file is the whole source, other records go. remove: the records that its rows name go." };
        mode.AcceptOnlyFromAmong("upsert", "snapshot", "remove");
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        Option<string?> language = Language.Option();
        HubOptionSet hub = new();
        var command = new Command("import", "Brings files into a customer base, and waits for its customers. 导入：把文件送进客户库。") { files, source, mode };
        hub.AddTo(command);
        command.Add(language);
        command.Add(json);
        command.SetAction(parsed => hub.Run(parsed, session => Import(
            session.Client, parsed.GetRequiredValue(files), parsed.GetValue(source), parsed.GetValue(mode), Language.Of(parsed.GetValue(language)), parsed.GetValue(json))));
        return command;
    }

    static async Task<int> Import(HubClient client, string[] inputs, string? source, string? mode, ReportLanguage language, bool json)
    {
        using var progress = new Progress(language);
        IReadOnlyList<string> files = HubWork.Files(inputs, progress.Notice);
        string query = (source is null ? "" : $"&source={Uri.EscapeDataString(source)}") + (mode is null ? "" : $"&mode={mode}");
        IReadOnlyList<HubRun> runs = await HubWork.Send(client, files, query, run => progress.Line(ImportSummary.Line(run, language)));
        HubBase now = await HubWork.Settled(client, () => progress.Line(ImportSummary.Fitting(language)));
        progress.Dispose();
        if (json)
            ImportSummary.PrintJson(Console.Out, runs, now);
        else
            ImportSummary.Print(Console.Out, runs, now, language);
        return ImportSummary.Code(runs, Console.Error);
    }
}
