using System.Text.RegularExpressions;

namespace Guiyi.Standardize;

/// <summary>What a region's callers dial in front of a number: a pattern of its numbering plan. Most are only digits, and then no regular expression is asked.</summary>
sealed class PhonePrefix
{
    readonly string[]? literals;
    readonly Regex? pattern;

    /// <param name="pattern">As in libphonenumber; empty where nothing is dialled in front.</param>
    public PhonePrefix(string pattern)
    {
        if (pattern.Length == 0)
            literals = [];
        else if (pattern.AsSpan().IndexOfAnyExcept("0123456789|") < 0)
            literals = pattern.Split('|');
        else
            this.pattern = new Regex($@"\A(?:{pattern})", RegexOptions.CultureInvariant);
    }

    /// <summary>True where no regular expression has to be asked.</summary>
    public bool IsLiteral => literals is not null;

    /// <summary>How many digits of the prefix stand in front; null where none does.</summary>
    public int? Match(string digits) =>
        literals is not null ? MatchLiteral(digits) : pattern!.Match(digits) is { Success: true } match ? match.Length : null;

    /// <summary>The same where <see cref="IsLiteral"/>.</summary>
    public int? MatchLiteral(ReadOnlySpan<char> digits)
    {
        foreach (string literal in literals!)
            if (digits.StartsWith(literal, StringComparison.Ordinal))
                return literal.Length;
        return null;
    }

    /// <summary>The digits behind the prefix, or what the plan's transformation makes of it; null where there is none in front.</summary>
    public string? Strip(string digits, string transformation)
    {
        if (literals is not null)
            return Match(digits) is > 0 and int length ? digits[length..] : null;
        if (pattern!.Match(digits) is not { Success: true, Length: > 0 } match)
            return null;
        Group last = match.Groups[match.Groups.Count - 1];
        string rest = digits[match.Length..];
        return transformation.Length > 0 && match.Groups.Count > 1 && last.Success ? match.Result(transformation) + rest : rest;
    }
}
