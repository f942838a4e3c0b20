using System.Globalization;
using Guiyi.Evaluate;
using Guiyi.Hub.Runs;
using Guiyi.Hub.Sinks.Report;

namespace Guiyi.Cli.Output;

/// <summary>Scores and errors on the terminal.</summary>
static class Scoreboard
{
    public static void Print(TextWriter output, Evaluation evaluation, ReportLanguage language)
    {
        string Word(string zh, string en) => language == ReportLanguage.Chinese ? zh : en;
        foreach (TruthProblem problem in evaluation.Problems.Take(5))
            output.WriteLine(Word("真值文件第 ", "truth row ") + problem.Position.ToString(CultureInfo.InvariantCulture) + Word(" 行：", ": ") + problem.Text);
        if (evaluation.Problems.Count > 5)
            output.WriteLine(Word($"……另有 {evaluation.Problems.Count - 5} 行不能用", $"… and {evaluation.Problems.Count - 5} more rows of the truth that cannot be used"));
        PrintScores(output, [("all", evaluation.Scores)], Word);
        PrintErrors(output, evaluation, Word);
    }

    public static void PrintScores(TextWriter output, IReadOnlyList<(string Scope, Scores Scores)> scopes, Func<string, string, string> word)
    {
        var table = new TextTable(
            word("范围", "scope"), word("记录", "records"), word("准确率", "precision"), word("召回率", "recall"), "F1", "B3 P", "B3 R", "B3 F1",
            word("真值对数", "true pairs"), word("结果对数", "found pairs"), word("真值客户", "true clusters"), word("结果客户", "found clusters"), word("完全正确", "exact")).Figures(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        foreach ((string scope, Scores s) in scopes)
            table.Add(
                scope, N(s.Items), P(s.Pairs.Precision), P(s.Pairs.Recall), P(s.Pairs.F1), P(s.BCubed.Precision), P(s.BCubed.Recall), P(s.BCubed.F1),
                N(s.TruePairs), N(s.PredictedPairs), N(s.TrueClusters), N(s.PredictedClusters), N(s.ExactClusters));
        table.Print(output);
    }

    static void PrintErrors(TextWriter output, Evaluation evaluation, Func<string, string, string> word)
    {
        ErrorReport errors = evaluation.Errors;
        output.WriteLine();
        output.WriteLine(word(
            $"误合并 {N(errors.FalsePairs)} 对（其中经其他记录 {N(errors.FalsePairsThroughOthers)}），漏合并 {N(errors.MissedPairs)} 对（其中没有比较过 {N(errors.MissedPairsNeverCompared)}，或分数在 links.csv 的下限以下）",
            $"false merges: {N(errors.FalsePairs)} pairs, {N(errors.FalsePairsThroughOthers)} of them through other records; misses: {N(errors.MissedPairs)} pairs, {N(errors.MissedPairsNeverCompared)} of them never compared or below the floor of links.csv"));
        var kinds = new TextTable(word("误导的属性", "misled by"), word("误合并", "false merges"), word("漏合并", "misses")).Figures(1, 2);
        foreach (ErrorKind kind in errors.Kinds)
            kinds.Add(kind.Attribute.Length == 0 ? word("（没有）", "(none)") : kind.Attribute, N(kind.FalseMerges), N(kind.Misses));
        kinds.Print(output);
        PrintPairs(output, word("最严重的误合并", "Worst false merges"), errors.FalseMerges, evaluation);
        PrintPairs(output, word("最严重的漏合并", "Worst misses"), [.. errors.Misses, .. errors.NeverCompared.Take(5)], evaluation);
    }

    static void PrintPairs(TextWriter output, string title, IReadOnlyList<ErrorPair> pairs, Evaluation evaluation)
    {
        if (pairs.Count == 0)
            return;
        output.WriteLine();
        output.WriteLine(title);
        foreach (ErrorPair pair in pairs.Take(10))
        {
            output.WriteLine($"  {Place(evaluation, pair.A)} / {Place(evaluation, pair.B)}{(pair.Weight is { } weight ? string.Create(CultureInfo.InvariantCulture, $"  {weight:+0.0;-0.0} bits") : "")}");
            foreach (Guiyi.Evaluate.PairEvidence evidence in pair.Evidence)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {evidence.Weight,6:+0.0;-0.0;0.0}  {evidence.Attribute}: {TextWidth.Cut(evidence.ValueA, 50)} / {TextWidth.Cut(evidence.ValueB, 50)}"));
        }
    }

    static string Place(Evaluation evaluation, int item) => $"{evaluation.Records[item].Source} {evaluation.Records[item].Row.ToString(CultureInfo.InvariantCulture)}";

    static string P(double share) => share.ToString("0.0000", CultureInfo.InvariantCulture);

    static string N(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
