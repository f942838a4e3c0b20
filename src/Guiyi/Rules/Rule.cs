using System.Text;

namespace Guiyi.Rules;

/// <summary>
/// A predicate over the facts of a customer, such as <c>province in (浙江省, 江苏省) and orders >= 3</c>.
/// Parsed once, then asked for many customers. The language is described in docs/rules.md.
/// </summary>
public sealed class Rule : IEquatable<Rule>
{
    readonly RuleNode _root;

    Rule(RuleNode root)
    {
        _root = root;
        var text = new StringBuilder();
        root.Print(text);
        Text = text.ToString();
        var fields = new List<string>();
        root.AddFields(fields);
        Fields = fields;
    }

    /// <summary>The rule in its one standard spelling, with English words; parsing it gives the same rule.</summary>
    public string Text { get; }

    /// <summary>The fields it asks for, each once, in the order they appear.</summary>
    public IReadOnlyList<string> Fields { get; }

    /// <summary>Reads a rule.</summary>
    /// <exception cref="RuleException">The text is no rule: where, what was found, what was expected.</exception>
    public static Rule Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new Rule(new RuleParser(text).Parse());
    }

    /// <summary>A text as a value in a rule: quoted where it has to be.</summary>
    public static string Quote(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var quoted = new StringBuilder();
        RuleOperand.OfText(text).Print(quoted);
        return quoted.ToString();
    }

    /// <summary>Asks the rule about one customer. Allocates nothing.</summary>
    public RuleResult Matches(IFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return new RuleResult(this, facts, _root.Matches(facts));
    }

    internal IReadOnlyList<RuleCheck> Explain(IFacts facts)
    {
        var checks = new List<RuleCheck>();
        _root.Explain(facts, checks);
        return checks;
    }

    public bool Equals(Rule? other) => other is not null && Text == other.Text;

    public override bool Equals(object? obj) => Equals(obj as Rule);

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <summary>Same as <see cref="Text"/>.</summary>
    public override string ToString() => Text;
}
