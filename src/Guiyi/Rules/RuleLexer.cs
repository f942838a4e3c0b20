using System.Text;

namespace Guiyi.Rules;

enum RuleTokenKind
{
    Word,
    Quoted,
    Symbol,
    Open,
    Close,
    Comma,
    End,
}

/// <summary>A piece of a rule's text. <paramref name="Keyword"/> is set for symbols and for words that have a meaning of their own.</summary>
readonly record struct RuleToken(RuleTokenKind Kind, string Text, int Position, RuleKeyword Keyword = RuleKeyword.None)
{
    /// <summary>The token as an error message shows it.</summary>
    public string Shown => Kind switch
    {
        RuleTokenKind.End => "the end",
        RuleTokenKind.Quoted => $"the text '{Cut}'",
        _ => $"'{Cut}'",
    };

    string Cut => Text.Length <= 40 ? Text : string.Concat(Text.AsSpan(0, 40), "…");
}

/// <summary>Cuts a rule's text into words, quoted texts, brackets, commas and comparison signs; ASCII and full-width alike.</summary>
static class RuleLexer
{
    public static List<RuleToken> Read(string text)
    {
        var tokens = new List<RuleToken>();
        for (int at = 0; at < text.Length;)
        {
            char c = text[at];
            if (char.IsWhiteSpace(c))
                at++;
            else if (ClosingQuote(c) is { } closing)
                tokens.Add(ReadQuoted(text, ref at, closing));
            else if (Bracket(c) is { } kind)
                tokens.Add(new(kind, c.ToString(), at++));
            else if (IsSign(c))
                tokens.Add(ReadSign(text, ref at));
            else
                tokens.Add(ReadWord(text, ref at));
        }
        tokens.Add(new(RuleTokenKind.End, "", text.Length));
        return tokens;
    }

    /// <summary>True where the text stands for itself in a rule without quotes.</summary>
    public static bool IsPlainWord(string text)
    {
        foreach (char c in text)
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '-' or '.' or '/' or '+' or '%'))
                return false;
        return text.Length > 0 && RuleKeywords.Of(text) == RuleKeyword.None;
    }

    static RuleToken ReadWord(string text, ref int at)
    {
        int start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && Bracket(text[at]) is null && !IsSign(text[at]))
            at++;
        string word = text[start..at];
        return new(RuleTokenKind.Word, word, start, RuleKeywords.Of(word));
    }

    /// <summary>Reads up to the closing quote; a doubled closing quote stands for itself.</summary>
    static RuleToken ReadQuoted(string text, ref int at, char closing)
    {
        int start = at++;
        var content = new StringBuilder();
        for (; at < text.Length; at++)
        {
            if (text[at] != closing)
                content.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == closing)
                content.Append(text[at++]);
            else
            {
                at++;
                return new(RuleTokenKind.Quoted, content.ToString(), start);
            }
        }
        throw new RuleException(start, $"the opening quote {text[start]}", $"the closing quote {closing} after it");
    }

    static RuleToken ReadSign(string text, ref int at)
    {
        int start = at++;
        char first = Narrow(text[start]);
        char second = at < text.Length ? Narrow(text[at]) : '\0';
        RuleKeyword two = (first, second) switch
        {
            ('<', '=') => RuleKeyword.LessOrEqual,
            ('>', '=') => RuleKeyword.GreaterOrEqual,
            ('!', '=') or ('<', '>') => RuleKeyword.NotEqual,
            ('=', '=') => RuleKeyword.Equal,
            _ => RuleKeyword.None,
        };
        if (two != RuleKeyword.None)
            at++;
        RuleKeyword keyword = two != RuleKeyword.None ? two : first switch
        {
            '<' => RuleKeyword.Less,
            '>' => RuleKeyword.Greater,
            '≤' => RuleKeyword.LessOrEqual,
            '≥' => RuleKeyword.GreaterOrEqual,
            '≠' => RuleKeyword.NotEqual,
            '!' => RuleKeyword.Not,
            _ => RuleKeyword.Equal,
        };
        return new(RuleTokenKind.Symbol, text[start..at], start, keyword);
    }

    static char? ClosingQuote(char c) => c switch
    {
        '\'' => '\'',
        '"' => '"',
        '“' or '”' => '”',
        '‘' or '’' => '’',
        '「' => '」',
        _ => null,
    };

    static RuleTokenKind? Bracket(char c) => c switch
    {
        '(' or '（' => RuleTokenKind.Open,
        ')' or '）' => RuleTokenKind.Close,
        ',' or '，' or '、' => RuleTokenKind.Comma,
        _ => null,
    };

    static bool IsSign(char c) => Narrow(c) is '=' or '<' or '>' or '!' or '≠' or '≤' or '≥';

    static char Narrow(char c) => c switch { '＝' => '=', '＜' => '<', '＞' => '>', '！' => '!', _ => c };
}
