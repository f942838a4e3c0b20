using System.Globalization;
using Guiyi.Hub.Configuration;
using Guiyi.Hub.Review;
using Guiyi.Hub.Sinks.Report;
using Guiyi.Hub.Sinks.Translation;
using Guiyi.Match;
using Decision = Guiyi.Merge.Decision;

namespace Guiyi.Cli.Output;

/// <summary>Questions and answers, line by line; the same on a terminal and in a pipe.</summary>
sealed class ReviewDialogue(TextReader input, TextWriter output, ReviewSession session, ReportLanguage language, string folder)
{
    readonly ReportText text = ReportText.Of(language);

    string Word(string zh, string en) => language == ReportLanguage.Chinese ? zh : en;

    public void Run(string by, TimeProvider clock)
    {
        if (session.Answered > 0)
            output.WriteLine(Word($"接着上次：已有 {session.Answered} 个答案。", $"Taken up again: {Count(session.Answered)} so far."));
        while (session.Current is { } question)
        {
            Print(question);
            if (!Answered(by, clock))
                break;
        }
        if (session.Current is null)
            output.WriteLine(Word("没有更多值得问的了。", "There is nothing more worth asking."));
        output.WriteLine();
        output.WriteLine(Word($"共 {session.Answered} 个答案，在 ", $"{Count(session.Answered)}, kept in ") + Path.Combine(folder, Guiyi.Hub.Runs.JudgmentsFile.Name));
        if (session.Answered > 0)
            output.WriteLine(Word("用上这些答案：", "To use them: ") + $"{session.Rerun} --out {folder} --config {Path.Combine(folder, SettingsFile.Name)} --previous {folder}");
    }

    static string Count(int answers) => string.Create(CultureInfo.InvariantCulture, $"{answers} answer{(answers == 1 ? "" : "s")}");

    /// <summary>Reads until something is understood; false where the person ends.</summary>
    bool Answered(string by, TimeProvider clock)
    {
        while (true)
        {
            output.Write(Word("是同一客户吗？y 是，n 不是，u 拿不准，b 上一个，q 结束 > ", "The same customer? y yes, n no, u unsure, b back, q quit > "));
            output.Flush();
            string? line = input.ReadLine();
            // What was typed is not seen in a pipe, nor its line end.
            if (Console.IsInputRedirected)
                output.WriteLine(line);
            switch (line?.Trim().ToLowerInvariant())
            {
                case null or "q" or "quit" or "结束":
                    return false;
                case "y" or "yes" or "是":
                    session.Answer(Decision.Same, by, clock.GetLocalNow());
                    return true;
                case "n" or "no" or "不是" or "否":
                    session.Answer(Decision.Different, by, clock.GetLocalNow());
                    return true;
                case "u" or "unsure" or "拿不准":
                    session.Answer(Decision.Unsure, by, clock.GetLocalNow());
                    return true;
                case "b" or "back" or "上一个":
                    if (session.Back())
                        return true;
                    output.WriteLine(Word("前面没有可以收回的答案。", "There is no answer to take back."));
                    break;
                default:
                    output.WriteLine(Word("请输入 y、n、u、b 或 q。", "Please type y, n, u, b or q."));
                    break;
            }
        }
    }

    void Print(QuestionView question)
    {
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{session.Answered + 1}] {text.Term("kind", question.Kind.ToString())}{Word("。", ". ")}{Now(question)}"));
        if (question.Reason.Length > 0)
            output.WriteLine("    " + (language == ReportLanguage.Chinese ? ChineseReasons.Of(question.Reason) : question.Reason));
        var table = new TextTable("", Place(question.Left), Place(question.Right), Word("说明（比特）", "what it says (bits)")).Sentences();
        foreach (SideBySideRow row in question.Rows)
            table.Add(Attribute(row.Attribute), Value(row.Attribute, row.Left), Value(row.Attribute, row.Right), string.Join(Word("；", "; "), row.Evidence.Select(e => Evidence(row, e))));
        table.Print(output);
        if (question.Rows.Any(r => r.Left.StartsWith('(') || r.Right.StartsWith('(')))
            output.WriteLine(Word("  括号里的来自同一客户的其他记录", "  in brackets: from other records of the same customer"));
    }

    string Now(QuestionView question)
    {
        string chance = ExplanationDrawing.Share(MatchResult.Probability(question.Weight));
        return question.IsTogether
            ? Word(string.Create(CultureInfo.InvariantCulture, $"现在算同一客户（{chance}）；答“不是”会分开 {question.Decides:N0} 对记录"), string.Create(CultureInfo.InvariantCulture, $"Now one customer ({chance}); \"no\" takes {question.Decides:N0} pair{(question.Decides == 1 ? "" : "s")} of records apart"))
            : Word(string.Create(CultureInfo.InvariantCulture, $"现在没有合并（{chance}）；答“是”会合上 {question.Decides:N0} 对记录"), string.Create(CultureInfo.InvariantCulture, $"Now apart ({chance}); \"yes\" puts {question.Decides:N0} pair{(question.Decides == 1 ? "" : "s")} of records together"));
    }

    string Evidence(SideBySideRow row, SideBySideEvidence evidence) =>
        (evidence.Attribute == row.Attribute ? "" : Attribute(evidence.Attribute) + Word("：", ": ")) + text.Term("level", evidence.Level) + " " + ExplanationDrawing.Bits(evidence.Bits);

    string Attribute(string attribute)
    {
        string[] parts = attribute.Split(':', 2);
        return text.Term("attribute", parts[0]) + (parts.Length > 1 ? " " + parts[1] : "");
    }

    string Value(string attribute, string value) =>
        attribute != "Gender" ? value : value.StartsWith('(') ? $"({text.Term("gender", value[1..^1])})" : text.Term("gender", value);

    static string Place(RowKey row) => string.Create(CultureInfo.InvariantCulture, $"{row.Source}:{row.Row}");
}
