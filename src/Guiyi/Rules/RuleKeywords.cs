using System.Collections.Frozen;

namespace Guiyi.Rules;

enum RuleKeyword
{
    None,
    And,
    Or,
    Not,
    To,
    In,
    NotIn,
    Between,
    Contains,
    NotContains,
    Starts,
    StartsWith,
    Ends,
    EndsWith,
    Is,
    Empty,
    IsEmpty,
    IsNotEmpty,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>The words with a meaning of their own, English and Chinese. As values they must be quoted.</summary>
static class RuleKeywords
{
    static readonly FrozenDictionary<string, RuleKeyword> Words = new (RuleKeyword Keyword, string Words)[]
    {
        (RuleKeyword.And, "and 且 并且 而且 同时 和 与"),
        (RuleKeyword.Or, "or 或 或者"),
        (RuleKeyword.Not, "not 非 不 并非"),
        (RuleKeyword.To, "到 至"),
        (RuleKeyword.In, "in 属于"),
        (RuleKeyword.NotIn, "不属于"),
        (RuleKeyword.Between, "between 介于"),
        (RuleKeyword.Contains, "contains 包含"),
        (RuleKeyword.NotContains, "不包含"),
        (RuleKeyword.Starts, "starts"),
        (RuleKeyword.StartsWith, "开头是 开头为"),
        (RuleKeyword.Ends, "ends"),
        (RuleKeyword.EndsWith, "结尾是 结尾为"),
        (RuleKeyword.Is, "is"),
        (RuleKeyword.Empty, "empty 空"),
        (RuleKeyword.IsEmpty, "为空 是空"),
        (RuleKeyword.IsNotEmpty, "不为空 非空"),
        (RuleKeyword.Equal, "等于"),
        (RuleKeyword.NotEqual, "不等于 不是"),
        (RuleKeyword.Less, "before 小于 早于 低于 少于"),
        (RuleKeyword.LessOrEqual, "小于等于 不大于 不超过 至多 不晚于"),
        (RuleKeyword.Greater, "after 大于 晚于 高于 多于 超过"),
        (RuleKeyword.GreaterOrEqual, "大于等于 不小于 不低于 至少 不早于"),
    }
    .SelectMany(entry => entry.Words.Split(' '), (entry, word) => (word, entry.Keyword))
    .ToFrozenDictionary(pair => pair.word, pair => pair.Keyword, StringComparer.OrdinalIgnoreCase);

    public static RuleKeyword Of(string word) => Words.GetValueOrDefault(word);

    /// <summary>The longest Chinese keyword inside a word, for the hint that spaces are missing; null where there is none.</summary>
    public static string? Inside(string word)
    {
        string? longest = null;
        foreach (string keyword in Words.Keys)
        {
            if (keyword.Length < 2 || char.IsAscii(keyword[0]) || !word.Contains(keyword, StringComparison.Ordinal))
                continue;
            if (longest is null || keyword.Length > longest.Length || (keyword.Length == longest.Length && string.CompareOrdinal(keyword, longest) < 0))
                longest = keyword;
        }
        return longest;
    }
}
