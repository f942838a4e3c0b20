using Guiyi.Match;

namespace Guiyi.Hub.Configuration;

/// <summary><c>match:</c> how sameness is decided.</summary>
static class MatchSection
{
    public static MatchOptions Read(YamlMap? match)
    {
        var options = new MatchOptions();
        if (match is null)
            return options;
        options = options with
        {
            UseModel = match.Flag("use_model") ?? options.UseModel,
            Rules = match.Has("rules") ? RuleChoice.Read(match, "rules") : options.Rules,
            Threshold = match.Text("threshold") == "auto" ? null : match.Number("threshold", 0.001, 0.9999999),
            PairsPerRecord = match.Number("pairs_per_record", 0.1, 10_000) ?? options.PairsPerRecord,
            MaxBlock = match.Whole("max_block", 2, 1_000_000) ?? options.MaxBlock,
            CompareAllUpTo = match.Whole("compare_all_up_to", 0, 20_000) ?? options.CompareAllUpTo,
            Iterations = match.Whole("iterations", 1, 10_000) ?? options.Iterations,
            Threads = match.Whole("threads", 1, 1024) ?? options.Threads,
        };
        match.End();
        return options;
    }

    public static void Write(YamlOut yaml, MatchOptions match, Func<string, string, string> word)
    {
        yaml.Comment(word(
            "匹配。use_model：用从数据里学到的模型；rules：一致就算同一客户的规则（default, b2b, b2c, channel, ecommerce，或自己的 {name, agree}）；threshold：概率多高算同一客户，auto 由数据决定。",
            "Matching. use_model: decide by the model learned from the data; rules: what must agree to be the same without question (default, b2b, b2c, channel, ecommerce, or your own {name, agree}); threshold: the probability from which a pair is the same, auto lets the data decide."));
        yaml.Key("match");
        yaml.Map(() =>
        {
            yaml.Entry("use_model", match.UseModel);
            RuleChoice.Write(yaml, "rules", match.Rules);
            if (match.Threshold is { } threshold)
                yaml.Entry("threshold", threshold);
            else
                yaml.Entry("threshold", "auto");
            yaml.Comment(word(
                "pairs_per_record：每条记录最多比较多少对；max_block：超过这么多记录的值不单独用来找候选；compare_all_up_to：记录不超过这么多时两两全比。",
                "pairs_per_record: most pairs compared per record; max_block: a value that more records share does not bring them together by itself; compare_all_up_to: up to so many records all pairs are compared."));
            yaml.Entry("pairs_per_record", match.PairsPerRecord);
            yaml.Entry("max_block", match.MaxBlock);
            yaml.Entry("compare_all_up_to", match.CompareAllUpTo);
            yaml.Entry("iterations", match.Iterations);
            // The default is the machine's own; written down it would bind the file to it.
            if (match.Threads != new MatchOptions().Threads)
                yaml.Entry("threads", match.Threads);
        });
    }
}
