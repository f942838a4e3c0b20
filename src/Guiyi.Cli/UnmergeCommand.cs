using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Guiyi.Cli.Hub;
using Guiyi.Cli.Output;
using Guiyi.Hub.Base;
using Guiyi.Hub.Sinks.Report;

namespace Guiyi.Cli;

/// <summary><c>guiyi unmerge</c>: records are taken out of a customer, or all that was judged in one run is taken back.</summary>
static class UnmergeCommand
{
    public static Command Create()
    {
        var asked = new Argument<string[]>("ID SOURCE:KEY") { Arity = ArgumentArity.ZeroOrMore, Description = "A customer, and those of its records that are somebody else's." };
        var run = new Option<long?>("--run") { HelpName = "N", Description = "Takes back all that was said in a run instead: a merge, an unmerge, an answer." };
        var why = new Option<string>("--why") { HelpName = "TEXT", Description = "Why; kept with it.", DefaultValueFactory = _ => "" };
        var preview = new Option<bool>("--preview") { Description = "Only say what would come of it." };
        Option<string?> language = Language.Option();
        var place = new HubOptionSet();
        var command = new Command("unmerge", "Takes records out of a customer, or takes a merge back. 从客户中拆出记录，或撤销一次合并。") { asked, run, why, preview, language };
        place.AddTo(command);
        command.Validators.Add(given =>
        {
            string[] words = given.GetValue(asked) ?? [];
            bool isUndo = given.GetValue(run) is not null;
            if (isUndo ? words.Length > 0 || given.GetValue(preview) : words.Length < 2 || !words.Skip(1).All(w => w.IndexOf(':', StringComparison.Ordinal) > 0))
                given.AddError("Expected ID SOURCE:KEY [SOURCE:KEY ...], or --run N alone.");
        });
        command.SetAction(parsed => place.Run(
            parsed,
            hub => parsed.GetValue(run) is { } number
                ? Undo(hub.Client, number, parsed.GetRequiredValue(why), Language.Of(parsed.GetValue(language)))
                : Run(hub.Client, parsed.GetRequiredValue(asked), parsed.GetRequiredValue(why), parsed.GetValue(preview), Language.Of(parsed.GetValue(language))),
            new HubOptions { FitsByItself = false }));
        return command;
    }

    static async Task<int> Run(HubClient hub, string[] asked, string why, bool preview, ReportLanguage language)
    {
        var drawing = new HubDrawing(Console.Out, language);
        var records = asked.Skip(1).Select(w => w.Split(':', 2)).Select(w => new { source = w[0], key = w[1] }).ToArray();
        string path = $"customers/{Uri.EscapeDataString(asked[0])}/unmerge";
        JsonElement answer = await hub.Post(preview ? path + "/preview" : path, new { records, why });
        if (preview)
            drawing.Preview(answer);
        else
            drawing.Done(answer);
        return ExitCodes.Done;
    }

    static async Task<int> Undo(HubClient hub, long run, string why, ReportLanguage language)
    {
        new HubDrawing(Console.Out, language).Done(await hub.Post(string.Create(CultureInfo.InvariantCulture, $"judgment-runs/{run}/undo"), new { why }));
        return ExitCodes.Done;
    }
}
