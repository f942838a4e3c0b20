using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Reflection;
using Guiyi.Cli.Output;
using Guiyi.Hub.Configuration;
using Guiyi.Hub.Runs;
using Guiyi.Hub.Scratch;
using Guiyi.Hub.Sinks.Report;
using Guiyi.Match.Ruling;

namespace Guiyi.Cli;

/// <summary><c>guiyi unify</c>: the main job.</summary>
static class UnifyCommand
{
    /// <param name="second">A second place for what comes in, beside <c>--out</c>; null where there is none.</param>
    public static Command Create(ILoad? second = null)
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "Files (CSV, TSV, JSON, JSONL, XLSX, XLS), or a folder of them." };
        files.Validators.Add(RefuseUnknownOptions);
        var output = new Option<string?>("--out") { HelpName = "DIR", Description = "Folder for the result." };
        UnifyOptionSet options = new();
        var command = new Command("unify", "Cleans, deduplicates, classifies and numbers the customers of all files. 归一：清洗、去重、分类、编号。") { files, output };
        second?.AddTo(command);
        options.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(output) is null && second?.IsAskedFor(result) is not true)
                result.AddError("Option '--out' is required: a folder for the result; or --workspace, a customer base to load it into.");
        });
        command.SetAction(parsed =>
        {
            UnifyRequest request = options.Request(parsed, parsed.GetRequiredValue(files), parsed.GetValue(output) ?? "");
            bool json = parsed.GetValue(options.Json);
            int code = parsed.GetValue(output) is null ? ExitCodes.Done : Execute(request, json);
            return code == ExitCodes.Done && second?.IsAskedFor(parsed.CommandResult) is true ? second.Run(parsed, request, json) : code;
        });
        return command;
    }

    /// <summary>What is no known option would otherwise be taken for a file.</summary>
    public static void RefuseUnknownOptions(ArgumentResult result)
    {
        foreach (string file in result.GetValueOrDefault<string[]>() ?? [])
            if (file.StartsWith("--", StringComparison.Ordinal) && !File.Exists(file))
                result.AddError($"found the unknown option '{file}'; guiyi {(result.Parent as CommandResult)?.Command.Name} --help lists those there are.");
    }

    /// <summary>Runs, and prints what came of it.</summary>
    public static int Execute(UnifyRequest request, bool json)
    {
        using var progress = new Progress(request.Language);
        UnifyOutcome outcome = UnifyRun.Run(request with { StageBegins = progress.Show, Notice = progress.Notice });
        progress.Dispose();
        if (json)
            Console.Out.Write(outcome.Json);
        else
            Summary.Print(Console.Out, outcome, request);
        return ExitCodes.Done;
    }
}

/// <summary>A place that <c>guiyi unify</c> can load files into.</summary>
interface ILoad
{
    /// <summary>Adds the options that name it.</summary>
    void AddTo(Command command);

    bool IsAskedFor(CommandResult result);

    /// <returns>An exit code.</returns>
    int Run(ParseResult parsed, UnifyRequest request, bool json);
}

/// <summary>The options of a run, shared by the commands that make one.</summary>
sealed class UnifyOptionSet
{
    readonly Option<string?> config = new("--config") { HelpName = "guiyi.yaml", Description = "Settings of an earlier run, edited or not." };
    readonly Option<string?> truth = new("--truth") { HelpName = "COLUMN", Description = "Column with the true entity: hidden from the matcher, scored against at the end." };
    readonly Option<string[]> ignore = new("--ignore") { HelpName = "COLUMN,...", Description = "Columns that must not be used." };
    readonly Option<string[]> rules = new("--rules") { HelpName = "b2b|b2c|channel|ecommerce,...", Description = "Ready rule sets beside the learned model." };
    readonly Option<bool> rulesOnly = new("--rules-only") { Description = "Leave the decision to the rules alone." };
    readonly Option<string?> previous = new("--previous") { HelpName = "DIR", Description = "Earlier result, whose customer ids and codes stay." };
    readonly Option<string?> judgments = new("--judgments") { HelpName = "FILE", Description = "What people judged about pairs: source_a,row_a,source_b,row_b,decision,by,why; such as an answered review.csv." };
    readonly Option<string?> language = Language.Option();
    readonly Option<string?> asOf = new("--as-of") { HelpName = "yyyy-MM-dd", Description = "Day to which recency is counted. Default: the latest interaction." };
    readonly Option<int?> threads = new("--threads") { HelpName = "N", Description = "Threads; the result does not depend on it." };
    readonly Option<string?> memory = new("--memory") { HelpName = "SIZE", Description = "Memory to stay within, such as 512MB, 1GB or 2.5GB; what does not fit is kept on disk, with the same result. Default: three quarters of the machine's." };
    readonly Option<string?> currency = new("--currency") { HelpName = "CNY", Description = "Currency of amounts that name none (ISO 4217)." };
    readonly Option<bool> personal = new("--show-personal-data") { Description = "Show phones, e-mails and identity numbers in full in the report." };

    public UnifyOptionSet()
    {
        ignore.AllowMultipleArgumentsPerToken = rules.AllowMultipleArgumentsPerToken = false;
        rules.Validators.Add(result =>
        {
            foreach (string set in Split(result.GetValueOrDefault<string[]>()))
                if (!RuleChoice.IsKnown(set))
                    result.AddError($"--rules: found '{set}'; expected one of {string.Join(", ", RuleSets.Names)}.");
        });
        asOf.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } day && !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                result.AddError($"--as-of: found '{day}'; expected a day such as 2025-12-31.");
        });
        threads.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > 1024)
                result.AddError("--threads: expected a number from 1 to 1024.");
        });
        memory.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } size && !MemoryBudget.TryParse(size, out _))
                result.AddError($"--memory: found '{size}'; expected {MemoryBudget.Expected}.");
        });
        currency.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } code && (code.Length != 3 || !code.All(char.IsAsciiLetterUpper)))
                result.AddError($"--currency: found '{code}'; expected three capital letters, such as CNY.");
        });
    }

    public Option<bool> Json { get; } = new("--json") { Description = "Print run.json instead of a summary." };

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[config, truth, ignore, rules, rulesOnly, previous, judgments, language, asOf, threads, memory, currency, personal, Json])
            command.Add(option);
    }

    public UnifyRequest Request(ParseResult parsed, string[] inputs, string output)
    {
        string[] sets = [.. Split(parsed.GetValue(rules))];
        return new UnifyRequest
        {
            Inputs = inputs,
            Output = output,
            Now = TimeProvider.System.GetLocalNow(),
            Configuration = parsed.GetValue(config),
            TruthColumn = parsed.GetValue(truth),
            Ignored = [.. Split(parsed.GetValue(ignore))],
            RuleSets = sets.Length > 0 ? sets : null,
            RulesOnly = parsed.GetValue(rulesOnly),
            Previous = parsed.GetValue(previous),
            Judgments = parsed.GetValue(judgments),
            Language = Language.Of(parsed.GetValue(language)),
            AsOf = parsed.GetValue(asOf) is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            Threads = parsed.GetValue(threads),
            Memory = MemoryBudget.TryParse(parsed.GetValue(memory) ?? "", out long bytes) ? bytes : null,
            Currency = parsed.GetValue(currency),
            ShowPersonalData = parsed.GetValue(personal),
            Version = typeof(UnifyCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "",
            RerunCommand = Rerun(inputs, output),
        };
    }

    static string Rerun(string[] inputs, string output) =>
        string.Join(' ', inputs.Prepend("unify").Prepend("./guiyi").Concat(["--out", output, "--config", Path.Combine(output, SettingsFile.Name), "--previous", output]).Select(Quoted));

    static string Quoted(string argument) => argument.All(c => char.IsLetterOrDigit(c) || c is '.' or '/' or '-' or '_' or '\\' or ':' or '=') ? argument : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    static IEnumerable<string> Split(string[]? values) => (values ?? []).SelectMany(v => v.Split(',', '，')).Select(v => v.Trim()).Where(v => v.Length > 0);
}
