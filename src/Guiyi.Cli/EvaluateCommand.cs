using System.CommandLine;
using Guiyi.Cli.Output;
using Guiyi.Hub.Runs;

namespace Guiyi.Cli;

/// <summary><c>guiyi evaluate</c>: a result compared with a table of the truth.</summary>
static class EvaluateCommand
{
    public static Command Create()
    {
        var result = new Option<string>("--result") { Required = true, HelpName = "DIR", Description = "Result of guiyi unify." };
        var truth = new Option<string>("--truth") { Required = true, HelpName = "TRUTH.csv", Description = "Table source,row,entity. The entity's column may also be named customer_id or company_id." };
        var organizations = new Option<bool>("--organizations") { Description = "Score organization_id instead of customer_id." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        Option<string?> language = Language.Option();
        var command = new Command("evaluate", "Scores a result against the truth. 用真值评估结果。") { result, truth, organizations, json, language };
        command.SetAction(parsed =>
        {
            Evaluation evaluation = EvaluateRun.Run(parsed.GetRequiredValue(result), parsed.GetRequiredValue(truth), parsed.GetValue(organizations));
            if (parsed.GetValue(json))
                Console.Out.Write(evaluation.ToJson());
            else
                Scoreboard.Print(Console.Out, evaluation, Language.Of(parsed.GetValue(language)));
            return ExitCodes.Done;
        });
        return command;
    }
}
