using System.Globalization;

namespace Guiyi.Rules;

/// <summary>What a <see cref="RuleValue"/> holds.</summary>
public enum RuleValueKind
{
    /// <summary>Nothing is known. Empty text and empty lists are None as well.</summary>
    None,
    Text,
    Number,
    /// <summary>A calendar day, without time.</summary>
    Date,
    Bool,
    /// <summary>Several texts.</summary>
    List,
}

/// <summary>One fact about a customer as rules see it: text, number, date, yes/no, several texts, or none.</summary>
public readonly struct RuleValue
{
    readonly object? _reference;
    readonly decimal _number;

    RuleValue(RuleValueKind kind, object? reference, decimal number) => (Kind, _reference, _number) = (kind, reference, number);

    /// <summary>Nothing is known.</summary>
    public static RuleValue None => default;

    /// <summary>What is held; decides which of the properties below may be read.</summary>
    public RuleValueKind Kind { get; }

    /// <summary>The text; empty where the value is not text.</summary>
    public string Text => _reference as string ?? "";

    /// <summary>The number; 0 where the value is not a number.</summary>
    public decimal Number => Kind == RuleValueKind.Number ? _number : 0;

    /// <summary>The day; the first day of the calendar where the value is not a date.</summary>
    public DateOnly Date => Kind == RuleValueKind.Date ? DateOnly.FromDayNumber((int)_number) : default;

    /// <summary>The yes or no; false where the value is neither.</summary>
    public bool Bool => Kind == RuleValueKind.Bool && _number != 0;

    /// <summary>The texts; empty where the value is not a list.</summary>
    public IReadOnlyList<string> List => _reference as IReadOnlyList<string> ?? [];

    /// <summary>Text; null, empty and blank text is <see cref="None"/>.</summary>
    public static RuleValue Of(string? text) => string.IsNullOrWhiteSpace(text) ? default : new(RuleValueKind.Text, text, 0);

    public static RuleValue Of(decimal number) => new(RuleValueKind.Number, null, number);

    /// <summary>A number; not-a-number and infinity are <see cref="None"/>, others are cut to the range of decimal.</summary>
    public static RuleValue Of(double number)
    {
        if (!double.IsFinite(number))
            return default;
        const double limit = 7.9e28;
        return Of(number >= limit ? decimal.MaxValue : number <= -limit ? decimal.MinValue : (decimal)number);
    }

    public static RuleValue Of(DateOnly date) => new(RuleValueKind.Date, null, date.DayNumber);

    public static RuleValue Of(bool value) => new(RuleValueKind.Bool, null, value ? 1 : 0);

    /// <summary>Several texts; an empty list is <see cref="None"/>.</summary>
    public static RuleValue Of(IReadOnlyList<string>? texts) => texts is null or { Count: 0 } ? default : new(RuleValueKind.List, texts, 0);

    public static implicit operator RuleValue(string? text) => Of(text);

    public static implicit operator RuleValue(int number) => Of((decimal)number);

    public static implicit operator RuleValue(decimal number) => Of(number);

    public static implicit operator RuleValue(double number) => Of(number);

    public static implicit operator RuleValue(DateOnly date) => Of(date);

    public static implicit operator RuleValue(bool value) => Of(value);

    public static implicit operator RuleValue(string[] texts) => Of(texts);

    /// <summary>The value for people, in English; empty where there is none.</summary>
    public override string ToString() => Print(chinese: false);

    internal string Print(bool chinese) => Kind switch
    {
        RuleValueKind.Text => Text,
        RuleValueKind.Number => _number.ToString("0.############################", CultureInfo.InvariantCulture),
        RuleValueKind.Date => Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        RuleValueKind.Bool => (chinese, Bool) switch { (true, true) => "是", (true, false) => "否", (false, true) => "true", _ => "false" },
        RuleValueKind.List => string.Join(chinese ? "、" : ", ", List),
        _ => "",
    };
}
