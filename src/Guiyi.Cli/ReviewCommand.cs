using System.CommandLine;
using Guiyi.Cli.Hub;
using Guiyi.Cli.Output;
using Guiyi.Hub.Base;
using Guiyi.Hub.Configuration;
using Guiyi.Hub.Review;
using Guiyi.Hub.Runs;
using Guiyi.Hub.Sinks.Report;

namespace Guiyi.Cli;

/// <summary><c>guiyi review</c>: the most useful questions, one by one.</summary>
static class ReviewCommand
{
    public static Command Create()
    {
        var result = new Option<string?>("--result") { HelpName = "DIR", Description = "Result of guiyi unify; its sources must still be there, unchanged. The answers are kept in its judgments.csv. Without it, a customer base is asked." };
        var by = new Option<string>("--by") { HelpName = "NAME", Description = "Who answers about a result. Default: the name of the system's user.", DefaultValueFactory = _ => Environment.UserName };
        Option<string?> language = Language.Option();
        var place = new HubOptionSet();
        var command = new Command("review", "Asks about the pairs whose answer matters most. 逐对询问最值得看的记录。") { result, by, language };
        place.AddTo(command);
        // A result is a place to ask about, too.
        command.Validators.Clear();
        command.Validators.Add(given =>
        {
            int named = ((string?[])[given.GetValue(result), given.GetValue(place.Workspace), given.GetValue<string?>("--server")]).Count(o => o is not null);
            if (named > 1 || (named == 0 && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(HubOptionSet.ServerVariable))))
                given.AddError("Expected one of --result DIR, --workspace DIR and --server URL.");
        });
        command.SetAction(parsed =>
        {
            ReportLanguage spoken = Language.Of(parsed.GetValue(language));
            return parsed.GetValue(result) is { } folder ? OfResult(folder, parsed.GetRequiredValue(by), spoken) : place.Run(parsed, hub => OfBase(hub.Client, parsed.GetRequiredValue(by), spoken), new HubOptions { FitsByItself = false });
        });
        return command;
    }

    static int OfResult(string folder, string by, ReportLanguage language)
    {
        using var progress = new Progress(language);
        ReviewSession session = ReviewSession.Open(folder, progress.Show);
        progress.Dispose();
        var dialogue = new ReviewDialogue(Console.In, Console.Out, session, language);
        dialogue.Run(by, TimeProvider.System);
        dialogue.Kept(Path.Combine(folder, JudgmentsFile.Name), $"{session.Rerun} --out {folder} --config {Path.Combine(folder, SettingsFile.Name)} --previous {folder}");
        return ExitCodes.Done;
    }

    static Task<int> OfBase(HubClient hub, string by, ReportLanguage language)
    {
        var dialogue = new ReviewDialogue(Console.In, Console.Out, new HubQuestions(hub), language);
        dialogue.Run(by, TimeProvider.System);
        dialogue.Held();
        return Task.FromResult(ExitCodes.Done);
    }
}
