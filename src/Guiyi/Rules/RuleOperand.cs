using System.Globalization;
using System.Text;

namespace Guiyi.Rules;

enum DateUnit
{
    Day,
    Week,
    Month,
    Year,
}

/// <summary>A value written in a rule. It keeps every reading of its text; the fact it meets decides which one counts.</summary>
sealed class RuleOperand
{
    const int MaximumCount = 99_999;
    static readonly string[] UnitsZh = ["天", "周", "个月", "年"];

    readonly DateOnly? _date;
    readonly int _count;
    readonly DateUnit _unit;

    RuleOperand(string? text, DateOnly? date, int count, DateUnit unit) => (Text, _date, _count, _unit) = (text, date, count, unit);

    /// <summary>The text as written, or null for a date relative to today.</summary>
    public string? Text { get; }

    public decimal? Number { get; private init; }

    public bool? Bool { get; private init; }

    public bool IsDate => _date is not null || Text is null;

    public static RuleOperand OfText(string text) => new(text, ReadDate(text), 0, default) { Number = ReadNumber(text), Bool = ReadBool(text) };

    /// <summary>A day before (negative count) or after the day the facts are as of.</summary>
    public static RuleOperand Relative(int count, DateUnit unit) => new(null, null, count, unit);

    /// <summary>The day meant, or null where the operand is no date. Days outside the calendar end at its edge.</summary>
    public DateOnly? On(DateOnly asOf)
    {
        if (Text is not null)
            return _date;
        long days = _unit switch { DateUnit.Day => _count, DateUnit.Week => 7L * _count, DateUnit.Month => 31L * _count, _ => 366L * _count };
        if (asOf.DayNumber + days < 0)
            return DateOnly.MinValue;
        if (asOf.DayNumber + days > DateOnly.MaxValue.DayNumber)
            return DateOnly.MaxValue;
        return _unit switch
        {
            DateUnit.Day or DateUnit.Week => asOf.AddDays((int)days),
            DateUnit.Month => asOf.AddMonths(_count),
            _ => asOf.AddYears(_count),
        };
    }

    public void Print(StringBuilder to)
    {
        if (Text is null)
            to.Append(_count == 0 ? "today" : FormattableString.Invariant($"{Math.Abs(_count)} {UnitName(_count)}{(_count < 0 ? " ago" : " from now")}"));
        else if (RuleLexer.IsPlainWord(Text) && !IsRelativeWord(Text))
            to.Append(Text);
        else
            to.Append('\'').Append(Text.Replace("'", "''", StringComparison.Ordinal)).Append('\'');
    }

    /// <summary>For people: relative dates with the day they mean.</summary>
    public string Explain(DateOnly asOf, bool chinese)
    {
        if (Text is not null)
            return Text;
        string day = On(asOf)!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (chinese)
            return _count == 0 ? $"今天（{day}）" : $"{Math.Abs(_count)}{UnitsZh[(int)_unit]}{(_count < 0 ? "前" : "后")}（{day}）";
        var text = new StringBuilder();
        Print(text);
        return $"{text} ({day})";
    }

    /// <summary>Reads 90天前, 3个月后, 今天 and today, which are written as one word.</summary>
    public static RuleOperand? ReadRelativeWord(string word)
    {
        if (word is "今天" || word.Equals("today", StringComparison.OrdinalIgnoreCase))
            return Relative(0, DateUnit.Day);
        int digits = 0;
        while (digits < word.Length && char.IsAsciiDigit(word[digits]))
            digits++;
        if (digits is 0 or > 9 || word[^1] is not ('前' or '后') || ReadUnit(word[digits..^1]) is not { } unit)
            return null;
        int count = ReadCount(word.AsSpan(0, digits)) ?? MaximumCount;
        return Relative(word[^1] == '前' ? -count : count, unit);
    }

    static bool IsRelativeWord(string word) => ReadRelativeWord(word) is not null;

    public static DateUnit? ReadUnit(string word) => word.ToLowerInvariant() switch
    {
        "day" or "days" or "天" or "日" => DateUnit.Day,
        "week" or "weeks" or "周" or "星期" => DateUnit.Week,
        "month" or "months" or "月" or "个月" => DateUnit.Month,
        "year" or "years" or "年" => DateUnit.Year,
        _ => null,
    };

    /// <summary>Reads how many days, weeks …; null where the text is no whole number or more than anybody means.</summary>
    public static int? ReadCount(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count <= MaximumCount ? count : null;

    public static decimal? ReadNumber(ReadOnlySpan<char> text)
    {
        decimal unit = text is [.., '万'] ? 10_000m : text is [.., '亿'] ? 100_000_000m : 1m;
        if (unit > 1m)
            text = text[..^1];
        const NumberStyles styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (text.Length > 25 || !decimal.TryParse(text, styles, CultureInfo.InvariantCulture, out decimal number))
            return null;
        return Math.Abs(number) > decimal.MaxValue / unit ? null : number * unit;
    }

    static DateOnly? ReadDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date : null;

    static bool? ReadBool(string text) => text.ToLowerInvariant() switch
    {
        "true" or "yes" or "是" => true,
        "false" or "no" or "否" => false,
        _ => null,
    };

    string UnitName(int count)
    {
        string name = _unit switch { DateUnit.Day => "day", DateUnit.Week => "week", DateUnit.Month => "month", _ => "year" };
        return Math.Abs(count) == 1 ? name : name + "s";
    }
}
