namespace Guiyi.Rules;

/// <summary>Conditions in words: the English form is the rule language itself.</summary>
static class RuleWords
{
    public static string Condition(RuleCondition condition, DateOnly asOf, bool chinese)
    {
        string sign = Sign(condition.Test, condition.Negated, chinese);
        if (condition.Test == RuleTest.Empty)
            return sign;
        IEnumerable<string> values = condition.Operands.Select(operand => operand.Explain(asOf, chinese));
        if (condition.Test == RuleTest.Between)
            return $"{sign} {string.Join(chinese ? " 和 " : " and ", values)}";
        string list = string.Join(chinese ? "、" : ", ", values);
        bool brackets = condition.Test == RuleTest.In || condition.Operands.Length > 1;
        return (brackets, chinese) switch
        {
            (true, true) => $"{sign}（{list}）",
            (true, false) => $"{sign} ({list})",
            _ => $"{sign} {list}",
        };
    }

    public static string Sign(RuleTest test, bool negated, bool chinese) => test switch
    {
        RuleTest.Equal => negated ? chinese ? "≠" : "!=" : "=",
        RuleTest.Less => "<",
        RuleTest.LessOrEqual => chinese ? "≤" : "<=",
        RuleTest.Greater => ">",
        RuleTest.GreaterOrEqual => chinese ? "≥" : ">=",
        RuleTest.StartsWith when chinese => negated ? "开头不是" : "开头是",
        RuleTest.EndsWith when chinese => negated ? "结尾不是" : "结尾是",
        RuleTest.Empty when chinese => negated ? "不为空" : "为空",
        RuleTest.Empty => negated ? "is not empty" : "is empty",
        _ => (negated ? chinese ? "不" : "not " : "") + Word(test, chinese),
    };

    static string Word(RuleTest test, bool chinese) => test switch
    {
        RuleTest.In => chinese ? "属于" : "in",
        RuleTest.Between => chinese ? "介于" : "between",
        RuleTest.Contains => chinese ? "包含" : "contains",
        RuleTest.StartsWith => "starts with",
        _ => "ends with",
    };
}
