namespace Guiyi.Rules;

/// <summary>A rule's text could not be understood: where, what was found there, and what was expected.</summary>
public sealed class RuleException : FormatException
{
    internal RuleException(int position, string found, string expected)
        : base($"Rule, character {position + 1}: found {found}; expected {expected}.") =>
        (Position, Found, Expected) = (position, found, expected);

    /// <summary>Index in the rule's text, from 0.</summary>
    public int Position { get; }

    /// <summary>What stands there.</summary>
    public string Found { get; }

    /// <summary>What could stand there.</summary>
    public string Expected { get; }
}
