namespace Guiyi.Rules;

/// <summary>Reads a rule by recursive descent: or, and, not, brackets, then one condition.</summary>
sealed class RuleParser(string text)
{
    /// <summary>Brackets and "not" deeper than this are refused, so that no text can exhaust the stack.</summary>
    const int MaximumDepth = 100;
    const string ValueExpected = "a value (put text with spaces, signs or a rule word in quotes)";

    readonly List<RuleToken> _tokens = RuleLexer.Read(text);
    int _at;
    int _depth;

    RuleToken Current => _tokens[_at];

    public RuleNode Parse()
    {
        RuleNode rule = ParseOr();
        if (Current.Kind != RuleTokenKind.End)
            throw Unexpected("'and', 'or' or the end of the rule (put text with spaces in quotes)");
        return rule;
    }

    RuleNode ParseOr()
    {
        var parts = new List<RuleNode>();
        do
        {
            RuleNode part = ParseAnd();
            if (part is RuleOr or)
                parts.AddRange(or.Parts);
            else
                parts.Add(part);
        }
        while (Take(RuleKeyword.Or));
        return parts.Count == 1 ? parts[0] : new RuleOr([.. parts]);
    }

    RuleNode ParseAnd()
    {
        var parts = new List<RuleNode>();
        do
        {
            RuleNode part = ParseNot();
            if (part is RuleAnd and)
                parts.AddRange(and.Parts);
            else
                parts.Add(part);
        }
        while (Take(RuleKeyword.And));
        return parts.Count == 1 ? parts[0] : new RuleAnd([.. parts]);
    }

    RuleNode ParseNot()
    {
        if (++_depth > MaximumDepth)
            throw Unexpected($"at most {MaximumDepth} brackets and 'not' inside each other");
        RuleNode node;
        if (Take(RuleKeyword.Not))
            node = new RuleNot(ParseNot());
        else if (Current.Kind == RuleTokenKind.Open)
        {
            _at++;
            node = ParseOr();
            if (Current.Kind != RuleTokenKind.Close)
                throw Unexpected("'and', 'or' or ')'");
            _at++;
        }
        else
            node = ParseCondition();
        _depth--;
        return node;
    }

    RuleCondition ParseCondition()
    {
        string field = ParseField();
        int position = _at;
        (RuleTest test, bool negated) = ParseTest();
        CheckTest(field, test, position);
        RuleOperand[] operands = test switch
        {
            RuleTest.Empty => [],
            RuleTest.Between => ParseBetween(field),
            RuleTest.In => ParseList(field),
            RuleTest.Contains or RuleTest.StartsWith or RuleTest.EndsWith when Current.Kind == RuleTokenKind.Open => ParseList(field),
            _ => [ParseOperand(field, test)],
        };
        return new RuleCondition(field, test, negated, operands);
    }

    string ParseField()
    {
        RuleToken token = Current;
        bool named = token.Kind == RuleTokenKind.Word && token.Keyword == RuleKeyword.None && (char.IsLetter(token.Text[0]) || token.Text[0] == '_');
        if (!named || !RuleLexer.IsPlainWord(token.Text))
            throw Unexpected("a field such as orders or province, 'not' or '('");
        _at++;
        return RuleFields.Find(token.Text)?.Name ?? token.Text.ToLowerInvariant();
    }

    (RuleTest Test, bool Negated) ParseTest()
    {
        RuleToken token = Current;
        if (token.Kind == RuleTokenKind.Word && token.Text == "是")
        {
            _at++;
            return (RuleTest.Equal, false);
        }
        bool negated = token.Kind == RuleTokenKind.Word && Take(RuleKeyword.Not);
        RuleKeyword keyword = Current.Keyword;
        (RuleTest, bool)? test = keyword switch
        {
            RuleKeyword.In => (RuleTest.In, negated),
            RuleKeyword.Between => (RuleTest.Between, negated),
            RuleKeyword.Contains => (RuleTest.Contains, negated),
            RuleKeyword.Starts or RuleKeyword.StartsWith => (RuleTest.StartsWith, negated),
            RuleKeyword.Ends or RuleKeyword.EndsWith => (RuleTest.EndsWith, negated),
            _ when negated => null,
            RuleKeyword.NotIn => (RuleTest.In, true),
            RuleKeyword.NotContains => (RuleTest.Contains, true),
            RuleKeyword.Is or RuleKeyword.IsEmpty => (RuleTest.Empty, false),
            RuleKeyword.IsNotEmpty => (RuleTest.Empty, true),
            RuleKeyword.Equal => (RuleTest.Equal, false),
            RuleKeyword.NotEqual => (RuleTest.Equal, true),
            RuleKeyword.Less => (RuleTest.Less, false),
            RuleKeyword.LessOrEqual => (RuleTest.LessOrEqual, false),
            RuleKeyword.Greater => (RuleTest.Greater, false),
            RuleKeyword.GreaterOrEqual => (RuleTest.GreaterOrEqual, false),
            _ => null,
        };
        if (test is not { } read)
            throw Unexpected(negated
                ? "'in', 'between', 'contains', 'starts with' or 'ends with' after 'not'"
                : "a comparison: = != < <= > >= in, between, contains, starts with, ends with, is empty");
        _at++;
        return keyword is RuleKeyword.Is ? ParseIs() : ParseWith(keyword, read);
    }

    (RuleTest Test, bool Negated) ParseIs()
    {
        bool negated = Take(RuleKeyword.Not);
        if (!Take(RuleKeyword.Empty))
            throw Unexpected(negated ? "'empty' after 'is not' (or write !=)" : "'empty' or 'not empty' after 'is' (or write =)");
        return (RuleTest.Empty, negated);
    }

    (RuleTest Test, bool Negated) ParseWith(RuleKeyword keyword, (RuleTest Test, bool Negated) read)
    {
        if (keyword is not (RuleKeyword.Starts or RuleKeyword.Ends))
            return read;
        if (!TakeWord("with"))
            throw Unexpected("'with'");
        return read;
    }

    RuleOperand[] ParseBetween(string field)
    {
        RuleOperand low = ParseOperand(field, RuleTest.Between);
        if (!Take(RuleKeyword.And) && !Take(RuleKeyword.To) && !TakeWord("to"))
            throw Unexpected("'and' and the upper end");
        return [low, ParseOperand(field, RuleTest.Between)];
    }

    RuleOperand[] ParseList(string field)
    {
        if (Current.Kind != RuleTokenKind.Open)
            throw Unexpected("'(' and a list of values");
        _at++;
        var operands = new List<RuleOperand>();
        do
            operands.Add(ParseOperand(field, RuleTest.In));
        while (TakeComma());
        if (Current.Kind != RuleTokenKind.Close)
            throw Unexpected("',' or ')' (put text with spaces in quotes)");
        _at++;
        return [.. operands];
    }

    RuleOperand ParseOperand(string field, RuleTest test)
    {
        int start = _at;
        RuleToken token = Current;
        RuleOperand operand;
        if (token.Kind == RuleTokenKind.Quoted)
            operand = RuleOperand.OfText(RuleFields.StoredWord(field, token.Text));
        else if (token.Kind != RuleTokenKind.Word)
            throw Unexpected(ValueExpected);
        else if (token.Keyword == RuleKeyword.Empty)
            throw Unexpected("a value (for what is not known write 'is empty')");
        else if (token.Keyword != RuleKeyword.None)
            throw Unexpected(ValueExpected);
        else
            operand = ParseRelative() ?? RuleOperand.OfText(RuleFields.StoredWord(field, token.Text));
        CheckOperand(field, test, operand, start);
        if (_at == start)
            _at++;
        return operand;
    }

    /// <summary>Reads "90 days ago", "2 weeks from now", "90天前" and "today"; null, and nothing taken, where none of them stands here.</summary>
    RuleOperand? ParseRelative()
    {
        if (RuleOperand.ReadRelativeWord(Current.Text) is { } word)
        {
            _at++;
            return word;
        }
        if (!char.IsAsciiDigit(Current.Text[0]) || _tokens[_at + 1].Kind != RuleTokenKind.Word || RuleOperand.ReadUnit(_tokens[_at + 1].Text) is not { } unit)
            return null;
        if (RuleOperand.ReadCount(Current.Text) is not { } count)
            throw Unexpected("a whole number of days, weeks, months or years, up to 99999");
        _at += 2;
        if (TakeWord("ago") || TakeWord("前"))
            return RuleOperand.Relative(-count, unit);
        if (TakeWord("后") || (TakeWord("from") && TakeWord("now")))
            return RuleOperand.Relative(count, unit);
        throw Unexpected("'ago' or 'from now'");
    }

    void CheckTest(string field, RuleTest test, int position)
    {
        bool textual = test is RuleTest.Contains or RuleTest.StartsWith or RuleTest.EndsWith;
        if (textual && RuleFields.Find(field)?.Kind is RuleValueKind.Number or RuleValueKind.Date)
            throw Unexpected($"a comparison for the {KindName(field)} {field}: = != < <= > >= in, between, is empty", position);
    }

    /// <summary>A known field says what its operands must be; a wrong one would only ever be silently false.</summary>
    void CheckOperand(string field, RuleTest test, RuleOperand operand, int position)
    {
        bool ordered = test is not (RuleTest.Equal or RuleTest.In or RuleTest.Contains or RuleTest.StartsWith or RuleTest.EndsWith);
        string? expected = RuleFields.Find(field)?.Kind switch
        {
            RuleValueKind.Number when operand.Number is null => "a number",
            RuleValueKind.Date when !operand.IsDate => "a date such as 2025-01-31, today or 90 days ago",
            RuleValueKind.Text when operand.Text is null => "text",
            RuleValueKind.List when operand.Text is null || (ordered && operand.Number is null) => ordered ? "a number (of entries)" : "text",
            _ => null,
        };
        if (expected is not null)
            throw Unexpected($"{expected} to compare with {field}", position);
    }

    static string KindName(string field) => RuleFields.Find(field)?.Kind == RuleValueKind.Number ? "number" : "date";

    bool Take(RuleKeyword keyword)
    {
        if (Current.Keyword != keyword)
            return false;
        _at++;
        return true;
    }

    bool TakeWord(string word)
    {
        if (Current.Kind != RuleTokenKind.Word || !Current.Text.Equals(word, StringComparison.OrdinalIgnoreCase))
            return false;
        _at++;
        return true;
    }

    bool TakeComma()
    {
        if (Current.Kind != RuleTokenKind.Comma)
            return false;
        _at++;
        return true;
    }

    RuleException Unexpected(string expected, int? at = null)
    {
        int index = at ?? _at;
        RuleToken token = _tokens[index];
        string? joined = KeywordInside(token) ?? (index > 0 ? KeywordInside(_tokens[index - 1]) : null);
        return new(token.Position, token.Shown, joined is null ? expected : $"{expected}; put spaces around '{joined}'");
    }

    /// <summary>Chinese is written without spaces, rules need them: 省份属于 is one word.</summary>
    static string? KeywordInside(RuleToken token) =>
        token.Kind == RuleTokenKind.Word && token.Keyword == RuleKeyword.None ? RuleKeywords.Inside(token.Text) : null;
}
