using System.Text;

namespace Guiyi.Rules;

/// <summary>A parsed rule, or a part of one. Matching allocates nothing; explaining does.</summary>
abstract class RuleNode
{
    public abstract bool Matches(IFacts facts);

    /// <summary>Adds the conditions that decided the outcome, in the order they were asked.</summary>
    public abstract void Explain(IFacts facts, List<RuleCheck> into);

    public abstract void Print(StringBuilder to);

    public abstract void AddFields(List<string> into);
}

/// <summary>All parts must hold. The first that does not decides.</summary>
sealed class RuleAnd(RuleNode[] parts) : RuleNode
{
    public RuleNode[] Parts => parts;

    public override bool Matches(IFacts facts)
    {
        foreach (RuleNode part in parts)
            if (!part.Matches(facts))
                return false;
        return true;
    }

    public override void Explain(IFacts facts, List<RuleCheck> into)
    {
        if (Array.Find(parts, part => !part.Matches(facts)) is { } failed)
            failed.Explain(facts, into);
        else
            foreach (RuleNode part in parts)
                part.Explain(facts, into);
    }

    public override void Print(StringBuilder to)
    {
        for (int i = 0; i < parts.Length; i++)
        {
            to.Append(i > 0 ? " and " : "");
            bool brackets = parts[i] is RuleOr;
            to.Append(brackets ? "(" : "");
            parts[i].Print(to);
            to.Append(brackets ? ")" : "");
        }
    }

    public override void AddFields(List<string> into) => Array.ForEach(parts, part => part.AddFields(into));
}

/// <summary>One part must hold. The first that does decides.</summary>
sealed class RuleOr(RuleNode[] parts) : RuleNode
{
    public RuleNode[] Parts => parts;

    public override bool Matches(IFacts facts)
    {
        foreach (RuleNode part in parts)
            if (part.Matches(facts))
                return true;
        return false;
    }

    public override void Explain(IFacts facts, List<RuleCheck> into)
    {
        if (Array.Find(parts, part => part.Matches(facts)) is { } held)
            held.Explain(facts, into);
        else
            foreach (RuleNode part in parts)
                part.Explain(facts, into);
    }

    public override void Print(StringBuilder to)
    {
        for (int i = 0; i < parts.Length; i++)
        {
            to.Append(i > 0 ? " or " : "");
            parts[i].Print(to);
        }
    }

    public override void AddFields(List<string> into) => Array.ForEach(parts, part => part.AddFields(into));
}

/// <summary>The part must not hold.</summary>
sealed class RuleNot(RuleNode part) : RuleNode
{
    public override bool Matches(IFacts facts) => !part.Matches(facts);

    public override void Explain(IFacts facts, List<RuleCheck> into) => part.Explain(facts, into);

    public override void Print(StringBuilder to)
    {
        to.Append("not (");
        part.Print(to);
        to.Append(')');
    }

    public override void AddFields(List<string> into) => part.AddFields(into);
}
