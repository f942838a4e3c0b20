using System.Globalization;
using Guiyi.Hub.Explain;
using Guiyi.Match.Blocking;
using Guiyi.Merge;

namespace Guiyi.Cli.Output;

/// <summary>The waterfall of a pair on the terminal, what came of it, and how blocking saw it.</summary>
sealed class PairDrawing(TextWriter output, ExplanationDrawing style)
{
    const int Columns = 40, ValueWidth = 24;
    const double Least = 0.05;

    public void Print(PairExplanation pair)
    {
        output.WriteLine($"{ExplanationDrawing.Place(pair.Left)} – {ExplanationDrawing.Place(pair.Right)}{style.Word("（", " (")}{style.Text.Term("kind", pair.Kind.ToString())}{style.Word("）", ")")}");
        output.WriteLine();
        PrintWaterfall(pair);
        output.WriteLine();
        PrintVerdict(pair);
        PrintBlocking(pair);
    }

    void PrintWaterfall(PairExplanation pair)
    {
        var ends = new List<double> { 0, pair.Total, pair.Threshold };
        double at = 0;
        foreach (Bar bar in pair.Bars)
        {
            ends.Add(at += bar.Bits);
            ends.Add(at += bar.RarityBits);
        }
        var scale = new Scale(ends.Min(), ends.Max());
        var table = new TextTable(style.Word("比特", "bits"), style.Word("证据", "evidence"), style.Word("两边的值", "both values"), "").Figures(0);
        at = 0;
        foreach (Bar bar in pair.Bars)
        {
            // Too small to be seen, such as what relatives would explain of a pair that differs anyway.
            if (bar.Level.Length > 0 || Math.Abs(bar.Bits) >= Least)
                table.Add(ExplanationDrawing.Bits(bar.Bits), Label(bar), Values(bar), scale.Bar(at, at + bar.Bits));
            at += bar.Bits;
            if (Math.Abs(bar.RarityBits) >= Least)
                table.Add(
                    ExplanationDrawing.Bits(bar.RarityBits), bar.RarityBits > 0 ? style.Word("  这个值少见", "  the value is rare") : style.Word("  这个值常见", "  the value is common"), "",
                    scale.Bar(at, at + bar.RarityBits));
            at += bar.RarityBits;
        }
        table.Add(ExplanationDrawing.Bits(pair.Total), style.Word("合计", "total"), ExplanationDrawing.Share(pair.Probability), scale.Bar(0, pair.Total));
        table.Add(ExplanationDrawing.Bits(pair.Threshold), style.Word("界限", "threshold"), ExplanationDrawing.Share(pair.ThresholdProbability), scale.Mark(pair.Threshold));
        table.Print(output);
    }

    string Label(Bar bar)
    {
        string[] attribute = bar.Attribute.Split(':', 2);
        string label = style.Text.Term("attribute", attribute[0]) + (attribute.Length > 1 ? " " + attribute[1] : "");
        return bar.Level.Length == 0 ? label : label + style.Word("：", ": ") + style.Text.Term("level", bar.Level);
    }

    string Values(Bar bar) => bar.Level.Length == 0 ? "" : $"{Value(bar, bar.Left)} / {Value(bar, bar.Right)}";

    string Value(Bar bar, string value) => TextWidth.Cut(bar.Attribute == "Gender" ? style.Text.Term("gender", value) : value, ValueWidth);

    void PrintVerdict(PairExplanation pair)
    {
        string outcome = pair.Decision switch
        {
            Decision.Same => style.Word("同一客户 ", "the same customer ") + pair.Left.CustomerId,
            _ when pair.Left.CustomerId == pair.Right.CustomerId => style.Word("人工说拿不准；现在在同一客户 ", "a person is unsure; now one customer ") + pair.Left.CustomerId,
            Decision.Different => style.Word($"不是同一客户：{pair.Left.CustomerId} 与 {pair.Right.CustomerId}", $"two customers: {pair.Left.CustomerId} and {pair.Right.CustomerId}"),
            _ => style.Word($"没有合并：{pair.Left.CustomerId} 与 {pair.Right.CustomerId}", $"left apart: {pair.Left.CustomerId} and {pair.Right.CustomerId}"),
        };
        output.WriteLine(style.Word("结论：", "Verdict: ") + outcome + style.Word("；依据：", "; by: ") + By(pair.By));
        if (pair.Reason.Length > 0)
            output.WriteLine(style.Word("原因：", "Because: ") + style.Reason(pair.Reason));
    }

    string By(string by)
    {
        int colon = by.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? style.Text.Term("by", by) : style.Text.Term("by", by[..colon]) + by[(colon + 1)..];
    }

    void PrintBlocking(PairExplanation pair)
    {
        string[] finders = [.. pair.Recipes.Where(r => r.Finds).Select(r => Recipe(r.Features))];
        output.WriteLine(pair.Compared switch
        {
            ComparedState.Compared => style.Word("比较过，因为都有相同的：", "Compared, since both share: ") + string.Join(style.Word("；", "; "), finders),
            ComparedState.FarApart => style.Word("比较过，相差太远，没有再看。相同的是：", "Compared, and too far apart to be looked at again. Both share: ") + string.Join(style.Word("；", "; "), finders),
            ComparedState.NoModel => style.Word("模型没有参与：只按规则，或没有可比的。", "The model was not asked: rules decide alone, or there is nothing to compare."),
            _ => style.Word("没有比较过：每种找候选的办法都没有找到这一对。上面是现在算出的。", "Never compared: no blocking recipe found the pair. What stands above was computed now."),
        });
        if (pair.Compared != ComparedState.NeverCompared)
            return;
        var table = new TextTable(style.Word("要相同的", "recipe: what both must share"), style.Word("为什么没找到", "why it did not find them")).Sentences();
        foreach (RecipeTrace recipe in pair.Recipes)
            table.Add(Recipe(recipe.Features), Why(recipe));
        table.Print(output);
    }

    string Recipe(IReadOnlyList<FeatureTrace> features) => features.Count == 0 ? style.Word("全部两两比较", "every pair is compared") : string.Join(" + ", features.Select(f => Feature(f.Feature)));

    string Feature(string name)
    {
        // "birth_date.year", "account_id:member.head"
        int dot = name.LastIndexOf('.');
        (string attribute, string part) = dot < 0 ? (name, "") : (name[..dot], name[(dot + 1)..]);
        string[] labelled = attribute.Split(':', 2);
        string words = string.Concat(labelled[0].Split('_').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
        return (style.Text.Term("attribute", words) + (labelled.Length > 1 ? " " + labelled[1] : "") + " " + (part.Length == 0 ? "" : style.Text.Term("feature", part))).TrimEnd();
    }

    string Why(RecipeTrace recipe)
    {
        if (recipe.IsOversize)
            return style.Word(
                string.Create(CultureInfo.InvariantCulture, $"相同的记录有 {recipe.Block:N0} 条，太多（最多 {recipe.LargestBlock:N0}）"),
                string.Create(CultureInfo.InvariantCulture, $"{recipe.Block:N0} records share it, too many (largest block compared: {recipe.LargestBlock:N0})"));
        return string.Join(style.Word("；", "; "), recipe.Features.Where(f => f.State != FeatureState.Shared)
            .Select(f => $"{Feature(f.Feature)}{style.Word("：", ": ")}{style.Text.Term("feature", "state." + f.State)}"));
    }

    /// <summary>Bits to columns.</summary>
    readonly record struct Scale(double Least, double Most)
    {
        int Place(double bits) => Most <= Least ? 0 : (int)Math.Round((bits - Least) / (Most - Least) * (Columns - 1));

        /// <summary>From one level to the other: dark where it goes up, light where it goes down.</summary>
        public string Bar(double from, double to)
        {
            (int low, int high) = (Place(Math.Min(from, to)), Place(Math.Max(from, to)));
            return new string(' ', low) + new string(to >= from ? '█' : '░', Math.Max(1, high - low));
        }

        public string Mark(double bits) => new string(' ', Place(bits)) + "│";
    }
}
