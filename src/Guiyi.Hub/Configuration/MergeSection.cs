using Guiyi.Merge;

namespace Guiyi.Hub.Configuration;

/// <summary><c>merge:</c> which value survives into the golden record.</summary>
static class MergeSection
{
    public static MergeOptions Read(YamlMap? merge)
    {
        var options = new MergeOptions();
        if (merge is null)
            return options;
        options = options with
        {
            LeastAgreement = merge.Number("least_agreement", -100, 100) ?? options.LeastAgreement,
            Survivorship = Rules(merge, "survivorship") ?? options.Survivorship,
        };
        if (merge.Map("survivorship_of") is { } own)
        {
            if (own.Keys.FirstOrDefault(a => a == "consent" || a.StartsWith("consent_", StringComparison.Ordinal)) is { } consent)
                throw own.Wrong(consent, "rules for consents", "none: of consents the strictest always wins");
            options = options with { SurvivorshipOf = own.Keys.ToDictionary(a => a, a => Rules(own, a) ?? options.Survivorship, StringComparer.Ordinal) };
            own.End();
        }
        merge.End();
        return options;
    }

    static IReadOnlyList<SurvivorshipRule>? Rules(YamlMap map, string key) => map.Texts(key)?.Select(text =>
        Names.Contains(text) && Choices<SurvivorshipRule>.TryRead(text, out SurvivorshipRule rule)
            ? rule
            : throw map.Wrong(key, $"'{text}'", $"one of {string.Join(", ", Names)}")).ToList();

    /// <summary>Rules that can be chosen; the others are told as the reason of what needed no choice.</summary>
    static readonly string[] Names = [.. Choices<SurvivorshipRule>.Names.Except(["only", "first", "strictest", "corrected"])];

    public static void Write(YamlOut yaml, MergeOptions merge, Func<string, string, string> word)
    {
        yaml.Comment(word("合并。各条记录的值不同时，按次序问这些规则，留下哪一个：", "Merging. Where records state different values, these rules are asked in order which one stays: ") + string.Join(", ", Names));
        yaml.Comment(word(
            "least_agreement：两组记录的个人信息平均低于这么多比特就不合并（防止一个共用电话把两个人连在一起）。",
            "least_agreement: two groups of records whose personal values speak against it by more than so many bits on average are not joined, so that one shared phone does not chain two people."));
        yaml.Key("merge");
        yaml.Map(() =>
        {
            yaml.Entry("least_agreement", merge.LeastAgreement);
            yaml.Texts("survivorship", merge.Survivorship.Select(Choices<SurvivorshipRule>.Of));
            yaml.Key("survivorship_of");
            yaml.Map(() =>
            {
                foreach ((string attribute, IReadOnlyList<SurvivorshipRule> rules) in merge.SurvivorshipOf.OrderBy(r => r.Key, StringComparer.Ordinal))
                    yaml.Texts(attribute, rules.Select(Choices<SurvivorshipRule>.Of));
            });
        });
    }
}
