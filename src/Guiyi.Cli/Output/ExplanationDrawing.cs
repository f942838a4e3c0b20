using System.Globalization;
using Guiyi.Hub.Explain;
using Guiyi.Hub.Sinks.Report;
using Guiyi.Hub.Sinks.Translation;
using Guiyi.Merge;

namespace Guiyi.Cli.Output;

/// <summary>Explanations on the terminal.</summary>
sealed class ExplanationDrawing(TextWriter output, ReportLanguage language)
{
    readonly ReportText text = ReportText.Of(language);

    public static void Print(TextWriter output, Explanation explanation, ReportLanguage language)
    {
        var drawing = new ExplanationDrawing(output, language);
        for (int i = 0; i < explanation.Pairs.Count; i++)
        {
            output.Write(i > 0 ? "\n" : "");
            new PairDrawing(output, drawing).Print(explanation.Pairs[i]);
        }
        for (int i = 0; i < explanation.Customers.Count; i++)
        {
            output.Write(i > 0 ? "\n" : "");
            drawing.Print(explanation.Customers[i]);
        }
    }

    public ReportText Text => text;

    public string Word(string zh, string en) => language == ReportLanguage.Chinese ? zh : en;

    public string Reason(string reason) => language == ReportLanguage.Chinese ? ChineseReasons.Of(reason) : reason;

    public static string Place(RecordPlace place) => string.Create(CultureInfo.InvariantCulture, $"{place.Source}:{place.Row}");

    public static string Bits(double bits) => bits.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);

    /// <summary>A probability; near certainty as a bound, for a hundred percent would be a lie.</summary>
    public static string Share(double probability) => probability switch
    {
        > 0.9999 => ">99.99%",
        < 0.0001 => "<0.01%",
        _ => probability.ToString("0.00%", CultureInfo.InvariantCulture),
    };

    void Print(CustomerExplanation customer)
    {
        output.WriteLine($"{text.Term("kind", customer.Kind.ToString())} {customer.Id} {customer.Code} {customer.Name}".Replace("  ", " ", StringComparison.Ordinal).TrimEnd());
        output.WriteLine(Word($"记录 {customer.Records.Count} 条：", $"{customer.Records.Count} record{(customer.Records.Count == 1 ? "" : "s")}: ") + string.Join(Word("，", ", "), customer.Records.Select(Place)));
        if (customer.Joined.Count > 0)
        {
            output.WriteLine();
            output.WriteLine(Word("怎么合起来的（先后次序）", "How it came about, in order"));
            var table = new TextTable("#", Word("通过这一对", "through this pair"), Word("条数", "records"), Word("比特", "bits"), Word("概率", "probability"), Word("依据", "by")).Figures(0, 2, 3, 4);
            foreach ((int number, JoiningStep step) in customer.Joined.Index())
                table.Add(
                    (number + 1).ToString(CultureInfo.InvariantCulture), $"{Place(step.Left)} + {Place(step.Right)}",
                    string.Create(CultureInfo.InvariantCulture, $"{step.LeftSize}+{step.RightSize}"), Weight(step.Weight), Chance(step.Weight), By(step.By, step.Who));
            table.Print(output);
        }
        if (customer.Refused.Count == 0)
            return;
        output.WriteLine();
        output.WriteLine(Word("没有合并的（分数够，但证据冲突）", "Joinings that were refused"));
        var refused = new TextTable(Word("自己的记录", "own record"), Word("别的记录", "other record"), Word("别的客户", "other customer"), Word("比特", "bits"), Word("概率", "probability"), Word("依据", "by"), Word("为什么不合", "why not")).Figures(3, 4).Sentences();
        foreach (RefusedStep step in customer.Refused)
            refused.Add(Place(step.Own), Place(step.Other), step.Other.CustomerId, Weight(step.Weight), Chance(step.Weight), By(step.By, step.Who), Reason(step.Reason));
        refused.Print(output);
    }

    static string Weight(double? weight) => weight is { } bits ? Bits(bits) : "";

    static string Chance(double? weight) => weight is { } bits ? Share(Match.MatchResult.Probability(bits)) : "";

    string By(JoiningKind by, string who) => by switch
    {
        JoiningKind.Learned => Word("模型", "model"),
        JoiningKind.Rule => Word("规则 ", "rule ") + who,
        _ => Word("人工 ", "person ") + who,
    };
}
