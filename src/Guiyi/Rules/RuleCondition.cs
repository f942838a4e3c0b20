using System.Text;

namespace Guiyi.Rules;

enum RuleTest
{
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
    Between,
    Contains,
    StartsWith,
    EndsWith,
    Empty,
}

/// <summary>One field compared with what the rule asks. Where nothing is known of the field only "is empty" holds, negated or not.</summary>
sealed class RuleCondition(string name, RuleTest test, bool negated, RuleOperand[] operands) : RuleNode
{
    public string Field => name;

    public RuleTest Test => test;

    public override bool Matches(IFacts facts)
    {
        bool known = facts.TryGet(name, out RuleValue value) && value.Kind != RuleValueKind.None;
        if (test == RuleTest.Empty)
            return known == negated;
        return known && Holds(value, facts.AsOf) != negated;
    }

    public override void Explain(IFacts facts, List<RuleCheck> into)
    {
        facts.TryGet(name, out RuleValue found);
        bool holds = Matches(facts);
        into.Add(new(name, found, holds, RuleWords.Condition(this, facts.AsOf, chinese: true), RuleWords.Condition(this, facts.AsOf, chinese: false)));
    }

    public bool Negated => negated;

    public RuleOperand[] Operands => operands;

    public override void AddFields(List<string> into)
    {
        if (!into.Contains(name))
            into.Add(name);
    }

    public override void Print(StringBuilder to)
    {
        to.Append(name).Append(' ').Append(RuleWords.Sign(test, negated, chinese: false));
        if (test == RuleTest.Empty)
            return;
        to.Append(' ');
        bool brackets = test == RuleTest.In || (test != RuleTest.Between && operands.Length > 1);
        to.Append(brackets ? "(" : "");
        for (int i = 0; i < operands.Length; i++)
        {
            to.Append(i == 0 ? "" : test == RuleTest.Between ? " and " : ", ");
            operands[i].Print(to);
        }
        to.Append(brackets ? ")" : "");
    }

    bool Holds(in RuleValue value, DateOnly asOf)
    {
        if (value.Kind != RuleValueKind.List)
            return HoldsForOne(value, asOf);
        if (test is RuleTest.Less or RuleTest.LessOrEqual or RuleTest.Greater or RuleTest.GreaterOrEqual or RuleTest.Between)
            return HoldsForOne(RuleValue.Of((decimal)value.List.Count), asOf);
        IReadOnlyList<string> texts = value.List;
        for (int i = 0; i < texts.Count; i++)
            if (test == RuleTest.Contains ? AnyEquals(texts[i]) : HoldsForOne(RuleValue.Of(texts[i]), asOf))
                return true;
        return false;
    }

    /// <summary>A list contains its members, not parts of them.</summary>
    bool AnyEquals(string text)
    {
        foreach (RuleOperand operand in operands)
            if (text.Equals(operand.Text, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    bool HoldsForOne(in RuleValue value, DateOnly asOf) => test switch
    {
        RuleTest.Equal or RuleTest.In => AnyEquals(value, asOf),
        RuleTest.Less => Order(value, operands[0], asOf) < 0,
        RuleTest.LessOrEqual => Order(value, operands[0], asOf) <= 0,
        RuleTest.Greater => Order(value, operands[0], asOf) > 0,
        RuleTest.GreaterOrEqual => Order(value, operands[0], asOf) >= 0,
        RuleTest.Between => Order(value, operands[0], asOf) >= 0 && Order(value, operands[1], asOf) <= 0,
        _ => value.Kind == RuleValueKind.Text && AnyPart(value.Text),
    };

    bool AnyPart(string text)
    {
        foreach (RuleOperand operand in operands)
        {
            if (operand.Text is not { } part || (test == RuleTest.StartsWith && StartsOtherwise(text, part)))
                continue;
            bool found = test switch
            {
                RuleTest.StartsWith => text.StartsWith(part, StringComparison.OrdinalIgnoreCase),
                RuleTest.EndsWith => text.EndsWith(part, StringComparison.OrdinalIgnoreCase),
                _ => text.Contains(part, StringComparison.OrdinalIgnoreCase),
            };
            if (found)
                return true;
        }
        return false;
    }

    /// <summary>Han characters have no case: where the first differs, the comparison without case can be saved.</summary>
    static bool StartsOtherwise(string text, string part) => part.Length > 0 && part[0] is >= '\u3400' and <= '\u9FFF' && part[0] != text[0];

    bool AnyEquals(in RuleValue value, DateOnly asOf)
    {
        foreach (RuleOperand operand in operands)
        {
            bool equal = value.Kind switch
            {
                RuleValueKind.Text => value.Text.Equals(operand.Text, StringComparison.OrdinalIgnoreCase),
                RuleValueKind.Bool => operand.Bool == value.Bool,
                _ => Order(value, operand, asOf) == 0,
            };
            if (equal)
                return true;
        }
        return false;
    }

    /// <summary>Below, at or above the operand; null where the two cannot be put in order.</summary>
    static int? Order(in RuleValue value, RuleOperand operand, DateOnly asOf) => value.Kind switch
    {
        RuleValueKind.Number => operand.Number is { } number ? value.Number.CompareTo(number) : null,
        RuleValueKind.Date => operand.On(asOf) is { } day ? value.Date.CompareTo(day) : null,
        RuleValueKind.Text when operand.Number is { } number => RuleOperand.ReadNumber(value.Text) is { } own ? own.CompareTo(number) : null,
        RuleValueKind.Text when operand.Text is { } text => string.Compare(value.Text, text, StringComparison.OrdinalIgnoreCase),
        _ => null,
    };
}
