using System.CommandLine;
using Guiyi.Cli.Output;
using Guiyi.Hub.Explain;
using Guiyi.Hub.Sinks.Report;

namespace Guiyi.Cli;

/// <summary><c>guiyi explain</c>: why two records are one customer or not, or how a customer came about.</summary>
static class ExplainCommand
{
    public static Command Create()
    {
        var result = new Option<string>("--result") { Required = true, HelpName = "DIR", Description = "Result of guiyi unify; its sources must still be there, unchanged." };
        var asked = new Argument<string[]>("SOURCE:ROW") { Arity = new ArgumentArity(1, 2), Description = "Two records, as in records.csv: the pair. One record, a customer id or a code: the whole customer." };
        var personal = new Option<bool>("--show-personal-data") { Description = "Show phones, e-mails and identity numbers in full." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        Option<string?> language = Language.Option();
        var command = new Command("explain", "Draws the evidence for a pair of records, or how a customer came about. 解释：两条记录为什么是或不是同一客户，一个客户是怎么合起来的。") { asked, result, personal, json, language };
        command.SetAction(parsed =>
        {
            ReportLanguage spoken = Language.Of(parsed.GetValue(language));
            using var progress = new Progress(spoken);
            Explanation explanation = ExplainRun.Run(parsed.GetRequiredValue(result), parsed.GetRequiredValue(asked), progress.Show);
            progress.Dispose();
            if (!parsed.GetValue(personal))
                explanation = explanation.Masked();
            if (parsed.GetValue(json))
                Console.Out.Write(ExplainJson.Of(explanation));
            else
                ExplanationDrawing.Print(Console.Out, explanation, spoken);
            return ExitCodes.Done;
        });
        return command;
    }
}
