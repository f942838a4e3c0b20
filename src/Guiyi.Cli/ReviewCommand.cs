using System.CommandLine;
using Guiyi.Cli.Output;
using Guiyi.Hub.Review;
using Guiyi.Hub.Sinks.Report;

namespace Guiyi.Cli;

/// <summary><c>guiyi review</c>: the most useful questions, one by one.</summary>
static class ReviewCommand
{
    public static Command Create()
    {
        var result = new Option<string>("--result") { Required = true, HelpName = "DIR", Description = "Result of guiyi unify; its sources must still be there, unchanged. The answers are kept in its judgments.csv." };
        var by = new Option<string>("--by") { HelpName = "NAME", Description = "Who answers. Default: the name of the system's user.", DefaultValueFactory = _ => Environment.UserName };
        Option<string?> language = Language.Option();
        var command = new Command("review", "Asks about the pairs whose answer matters most; the next run uses the answers. 逐对询问最值得看的记录，下次运行就用这些答案。") { result, by, language };
        command.SetAction(parsed =>
        {
            ReportLanguage spoken = Language.Of(parsed.GetValue(language));
            using var progress = new Progress(spoken);
            string folder = parsed.GetRequiredValue(result);
            ReviewSession session = ReviewSession.Open(folder, progress.Show);
            progress.Dispose();
            new ReviewDialogue(Console.In, Console.Out, session, spoken, folder).Run(parsed.GetRequiredValue(by), TimeProvider.System);
            return ExitCodes.Done;
        });
        return command;
    }
}
