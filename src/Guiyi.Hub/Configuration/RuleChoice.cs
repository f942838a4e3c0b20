using Guiyi.Match.Ruling;

namespace Guiyi.Hub.Configuration;

/// <summary>Deterministic rules as people choose them: ready sets by name, and lists of attributes of their own.</summary>
public static class RuleChoice
{
    const string Always = "default";

    /// <summary>Attributes that rules may name.</summary>
    public static readonly IReadOnlyList<string> Attributes =
        ["person_name", "organization_name", "phone", "email", "id_number", "credit_code", "account_id", "identifier", "birth_date", "address", "region"];

    /// <summary>The rules of ready sets.</summary>
    /// <param name="sets">Names of the sets.</param>
    /// <param name="besideModel">The learned model decides too: then equal valid numbers always join, as they do without any set.</param>
    public static IReadOnlyList<MatchRule> Of(IEnumerable<string> sets, bool besideModel) =>
        [.. (besideModel ? sets.Prepend(Always) : sets).Distinct(StringComparer.OrdinalIgnoreCase).SelectMany(Match.Ruling.RuleSets.Of)];

    /// <summary>Whether there is a ready set of that name.</summary>
    public static bool IsKnown(string set) => RuleSets.Names.Contains(set, StringComparer.OrdinalIgnoreCase);

    internal static IReadOnlyList<MatchRule> Read(YamlMap match, string key)
    {
        var rules = new List<MatchRule>();
        foreach ((string? set, YamlMap? own, long line) in match.Mixed(key))
        {
            if (own is not null)
                rules.Add(Own(own));
            else if (set is not null && IsKnown(set))
                rules.AddRange(RuleSets.Of(set));
            else
                throw new ConfigurationException(match.Path, line, $"rule set '{set}'", $"one of {string.Join(", ", RuleSets.Names)}, or {{name: …, agree: [phone, person_name]}}");
        }
        return rules;
    }

    static MatchRule Own(YamlMap rule)
    {
        var own = new MatchRule(rule.Needed("name"), rule.Texts("agree") ?? []);
        if (own.Agree.Count == 0 || own.Agree.FirstOrDefault(a => !Attributes.Contains(a)) is not null)
            throw rule.Wrong("agree", own.Agree.Count == 0 ? "nothing" : $"'{own.Agree.First(a => !Attributes.Contains(a))}'", $"a list of {string.Join(", ", Attributes)}");
        rule.End();
        return own;
    }

    /// <summary>Whole ready sets by their names, others in full.</summary>
    internal static void Write(YamlOut yaml, string key, IReadOnlyList<MatchRule> rules)
    {
        yaml.Key(key);
        yaml.List(Parts(rules), part => part(yaml));
    }

    static List<Action<YamlOut>> Parts(IReadOnlyList<MatchRule> rules)
    {
        var parts = new List<Action<YamlOut>>();
        for (int at = 0; at < rules.Count;)
        {
            if (SetAt(rules, at) is { } set)
            {
                parts.Add(yaml => yaml.Scalar(set));
                at += RuleSets.Of(set).Count;
                continue;
            }
            MatchRule own = rules[at++];
            parts.Add(yaml => yaml.Map(
                () =>
                {
                    yaml.Entry("name", own.Name);
                    yaml.Texts("agree", own.Agree);
                },
                onOneLine: true));
        }
        return parts;
    }

    static string? SetAt(IReadOnlyList<MatchRule> rules, int at)
    {
        foreach (string name in RuleSets.Names)
        {
            IReadOnlyList<MatchRule> set = RuleSets.Of(name);
            if (at + set.Count <= rules.Count && set.Select((rule, i) => rule.Name == rules[at + i].Name && rule.Agree.SequenceEqual(rules[at + i].Agree)).All(same => same))
                return name;
        }
        return null;
    }
}
