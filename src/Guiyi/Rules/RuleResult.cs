namespace Guiyi.Rules;

/// <summary>One condition that decided a rule: the field, the value found, and whether the condition held.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Found">The value found; none where nothing is known.</param>
/// <param name="Holds">Whether the condition held for it.</param>
/// <param name="ConditionZh">What was asked of the value, in Chinese.</param>
/// <param name="ConditionEn">What was asked of the value, in English.</param>
public sealed record RuleCheck(string Field, RuleValue Found, bool Holds, string ConditionZh, string ConditionEn)
{
    /// <summary>The check as a sentence, such as <c>订单数为 5，符合“≥ 3”</c>.</summary>
    public string TextZh
    {
        get
        {
            string title = RuleFields.Find(Field)?.TitleZh ?? Field;
            string found = Found.Kind == RuleValueKind.None ? "为空" : $"为 {Found.Print(chinese: true)}";
            return $"{title}{found}，{(Holds ? "符合" : "不符合")}“{ConditionZh}”";
        }
    }

    /// <summary>The check as a sentence, such as <c>orders is 5, so ">= 3" holds</c>.</summary>
    public string TextEn
    {
        get
        {
            string title = RuleFields.Find(Field)?.TitleEn ?? Field;
            string found = Found.Kind == RuleValueKind.None ? "empty" : Found.Print(chinese: false);
            return $"{title} is {found}, so \"{ConditionEn}\" {(Holds ? "holds" : "does not hold")}";
        }
    }
}

/// <summary>A rule's answer about some facts. The reason is worked out when it is asked for, from the same facts: they must not have changed.</summary>
public readonly struct RuleResult
{
    readonly Rule _rule;
    readonly IFacts _facts;

    internal RuleResult(Rule rule, IFacts facts, bool isMatch) => (_rule, _facts, IsMatch) = (rule, facts, isMatch);

    /// <summary>Whether the rule holds.</summary>
    public bool IsMatch { get; }

    /// <summary>The conditions that decided, in the order they were asked.</summary>
    public IReadOnlyList<RuleCheck> Checks => _rule?.Explain(_facts) ?? [];

    /// <summary>Why, in Chinese: the deciding conditions with the values found.</summary>
    public string ReasonZh => string.Join("；", Checks.Select(check => check.TextZh));

    /// <summary>Why, in English: the deciding conditions with the values found.</summary>
    public string ReasonEn => string.Join("; ", Checks.Select(check => check.TextEn));
}
