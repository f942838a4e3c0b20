using System.CommandLine;
using Guiyi.Cli.Hub;
using Guiyi.Cli.Output;
using Guiyi.Hub.Runs;
using Guiyi.Hub.Sinks.Report;

namespace Guiyi.Cli;

/// <summary><c>guiyi export</c>: files of what a hub holds.</summary>
static class ExportCommand
{
    static readonly string[] Contents = ["customers", "records", "codes", "retired_ids", "relations", "changes", "interactions"], Usual = ["customers", "records"], Formats = ["csv", "xlsx", "jsonl"];

    public static Command Create()
    {
        var contents = new Argument<string[]>("CONTENT") { Arity = ArgumentArity.ZeroOrMore, Description = $"{string.Join(", ", Contents)}. Default: {string.Join(" and ", Usual)}." };
        contents.AcceptOnlyFromAmong(Contents);
        var output = new Option<string>("--out") { Required = true, HelpName = "DIR", Description = "Folder for the files." };
        var format = new Option<string>("--format") { HelpName = string.Join('|', Formats), Description = "How they are written. Default: csv.", DefaultValueFactory = _ => Formats[0] };
        format.AcceptOnlyFromAmong(Formats);
        Option<string?> language = Language.Option();
        HubOptionSet hub = new();
        var command = new Command("export", "Writes files of a customer base. 导出：把客户库写成文件。") { contents, output, format };
        hub.AddTo(command);
        command.Add(language);
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(hub.Workspace) is { } folder && !Directory.Exists(folder))
                throw new InputException($"{folder}: found no such folder; expected the workspace of a customer base.");
            string[] asked = parsed.GetValue(contents) is { Length: > 0 } some ? [.. some.Distinct(StringComparer.Ordinal)] : Usual;
            return hub.Run(parsed, session => Export(session, asked, parsed.GetRequiredValue(format), parsed.GetRequiredValue(output), Language.Of(parsed.GetValue(language))));
        });
        return command;
    }

    static async Task<int> Export(HubSession session, string[] contents, string format, string folder, ReportLanguage language)
    {
        using var progress = new Progress(language);
        // Records that an interrupted import left waiting are in the base of nobody yet.
        if (session.Own is not null)
            await HubWork.Settled(session.Client, () => progress.Line(ImportSummary.Fitting(language)));
        var exports = new HubExporting(session.Client, folder);
        List<HubExport> done = [];
        foreach (long run in await exports.Begin(contents, format, language == ReportLanguage.Chinese ? "zh" : "en"))
            done.Add(await exports.Fetch(run, now => progress.Line(ExportSummary.Line(now))));
        progress.Dispose();
        ExportSummary.Print(Console.Out, done, folder, language);
        return ExportSummary.Code(done, Console.Error);
    }
}
