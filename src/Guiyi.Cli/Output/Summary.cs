using System.Globalization;
using Guiyi.Evaluate;
using Guiyi.Hub.Runs;
using Guiyi.Hub.Scratch;
using Guiyi.Hub.Sinks.Report;
using Guiyi.Review;

namespace Guiyi.Cli.Output;

/// <summary>What a run came to, on the terminal.</summary>
static class Summary
{
    public static void Print(TextWriter output, UnifyOutcome outcome, UnifyRequest request)
    {
        bool chinese = request.Language == ReportLanguage.Chinese;
        string Word(string zh, string en) => chinese ? zh : en;
        ReportText text = ReportText.Of(request.Language);
        ReportModel report = outcome.Report;
        PrintMapping(output, report, text, Word);
        PrintSources(output, report, Word);
        ReportTotals totals = report.Totals;
        long customers = totals.Persons + totals.Organizations, duplicates = totals.Mentions - customers;
        output.WriteLine();
        output.WriteLine(Word(
            $"{N(totals.RowsRead)} 行 → {N(customers)} 个客户（个人 {N(totals.Persons)}，企业 {N(totals.Organizations)}）；去掉重复 {N(duplicates)} 次提及",
            $"{N(totals.RowsRead)} rows -> {N(customers)} customers ({N(totals.Persons)} persons, {N(totals.Organizations)} organizations); {N(duplicates)} repeats removed"));
        output.WriteLine(Word(
            $"接受 {N(totals.RowsAccepted)} + 拒收 {N(totals.RowsRejected)} = {N(totals.RowsRead)} 行；互动 {N(totals.Interactions)}；关联 {N(totals.Relations)}",
            $"accepted {N(totals.RowsAccepted)} + rejected {N(totals.RowsRejected)} = {N(totals.RowsRead)} rows; {N(totals.Interactions)} interactions; {N(totals.Relations)} relations"));
        if (report.Certainty?.Quality is { } quality)
            output.WriteLine(Word("估计准确率 ", "estimated precision ") + Share(quality.Precision) + Word("，召回率 ", ", recall ") + Share(quality.Recall));
        if (report.Certainty is { Questions: { Count: > 0 } questions })
            output.WriteLine(Word(
                $"人来回答 {questions.Count} 个问题最有用：guiyi review --result {request.Output}",
                $"{questions.Count} answer{(questions.Count == 1 ? "" : "s")} of a person would help most: guiyi review --result {request.Output}"));
        output.WriteLine(Word("编号 ", "codes ") + outcome.Result.Scheme.CodePattern + Word($"：沿用 {N(outcome.Result.Codes.Kept)}，新发 {N(outcome.Result.Codes.Issued)}", $": {N(outcome.Result.Codes.Kept)} kept, {N(outcome.Result.Codes.Issued)} issued"));
        if (outcome.Truth is { } truth)
            PrintTruth(output, truth, Word);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Word("用时", "took")} {outcome.Seconds:0.0} s, {outcome.PeakBytes / 1e6:0} MB"));
        if (outcome.Memory is { Plan: { IsOnDisk: true } plan } memory)
            output.WriteLine(Word(
                $"内存上限 {MemoryBudget.Text(plan.Budget)}，估计需要 {N(plan.Estimate / 1_000_000)} MB：装不下的放在磁盘上（最多 {N(memory.ScratchBytes / 1_000_000)} MB）",
                $"the budget was {MemoryBudget.Text(plan.Budget)} and an estimated {N(plan.Estimate / 1_000_000)} MB were needed: what did not fit was kept on disk ({N(memory.ScratchBytes / 1_000_000)} MB at most)"));
        output.WriteLine();
        output.WriteLine(Word("报告：", "Report:   ") + Path.Combine(request.Output, "report.html"));
        output.WriteLine(Word("客户：", "Customers: ") + Path.Combine(request.Output, "customers.csv"));
        output.WriteLine(Word("设置：", "Settings: ") + Path.Combine(request.Output, "guiyi.yaml"));
    }

    static void PrintMapping(TextWriter output, ReportModel report, ReportText text, Func<string, string, string> word)
    {
        output.WriteLine(word("各列的含义（可在 guiyi.yaml 里改）", "What the columns mean (edit guiyi.yaml to change it)"));
        var table = new TextTable(word("来源", "source"), word("列", "column"), word("含义", "meaning"), word("依据", "because"));
        foreach (SourceView source in report.Sources)
            foreach (ColumnView column in source.Columns)
                table.Add(source.Source, column.Column, Meaning(column, text, word), column.Reason);
        table.Print(output);
    }

    static string Meaning(ColumnView column, ReportText text, Func<string, string, string> word) =>
        column.Attribute.Length == 0 ? word("不用", "not used") : text.Term("attribute", column.Attribute) + (column.Label.Length > 0 ? $" ({column.Label})" : "");

    static void PrintSources(TextWriter output, ReportModel report, Func<string, string, string> word)
    {
        output.WriteLine();
        output.WriteLine(word("收到的数据", "What came in"));
        var table = new TextTable(
            word("来源", "source"), word("格式", "format"), word("行", "rows"), word("接受", "accepted"), word("拒收", "rejected"), word("忽略的值", "values ignored"), word("客户", "customers")).Figures(2, 3, 4, 5, 6);
        foreach (SourceView source in report.Sources)
            table.Add(source.Source, source.Format, N(source.Rows), N(source.Accepted), N(source.Rejected), N(source.ValuesIgnored), N(source.Customers));
        table.Print(output);
    }

    static void PrintTruth(TextWriter output, TruthComparison truth, Func<string, string, string> word)
    {
        output.WriteLine();
        output.WriteLine(word("与真值相比：", "Against the truth: ") + truth.Column);
        Scoreboard.PrintScores(output, truth.Scopes, word);
    }

    static string Share(Estimate estimate) => string.Create(CultureInfo.InvariantCulture, $"{estimate.Value:P1} ({estimate.Low:P1} – {estimate.High:P1})");

    static string N(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
