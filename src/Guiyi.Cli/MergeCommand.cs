using System.CommandLine;
using System.Text.Json;
using Guiyi.Cli.Hub;
using Guiyi.Cli.Output;
using Guiyi.Hub.Base;
using Guiyi.Hub.Sinks.Report;

namespace Guiyi.Cli;

/// <summary><c>guiyi merge</c>: customers become one.</summary>
static class MergeCommand
{
    public static Command Create()
    {
        var ids = new Argument<string[]>("ID") { Arity = new ArgumentArity(2, 10_000), Description = "Customers to merge; who has most records keeps the id." };
        var why = new Option<string>("--why") { HelpName = "TEXT", Description = "Why; kept with it.", DefaultValueFactory = _ => "" };
        var preview = new Option<bool>("--preview") { Description = "Only say what would come of it." };
        Option<string?> language = Language.Option();
        var place = new HubOptionSet();
        var command = new Command("merge", "Merges customers; guiyi unmerge --run takes it back. 合并客户，可用 guiyi unmerge --run 撤销。") { ids, why, preview, language };
        place.AddTo(command);
        command.SetAction(parsed => place.Run(
            parsed, hub => Run(hub.Client, parsed.GetRequiredValue(ids), parsed.GetRequiredValue(why), parsed.GetValue(preview), Language.Of(parsed.GetValue(language))), new HubOptions { FitsByItself = false }));
        return command;
    }

    static async Task<int> Run(HubClient hub, string[] ids, string why, bool preview, ReportLanguage language)
    {
        var drawing = new HubDrawing(Console.Out, language);
        JsonElement answer = await hub.Post(preview ? "merges/preview" : "merges", new { customers = ids, why });
        if (preview)
            drawing.Preview(answer);
        else
            drawing.Done(answer);
        return ExitCodes.Done;
    }
}
