using System.Text;
using Guiyi.Model;

namespace Guiyi.Hub.Sinks.Report;

/// <summary>
/// Hides the part of a phone, email or identity number that would let a reader use it, and leaves enough to tell two of them apart.
/// Masking twice equals masking once.
/// </summary>
public static class Masking
{
    const char Star = '*';

    /// <summary>Masks a value of the named attribute; texts of other attributes are searched for numbers and emails.</summary>
    public static string Of(string attribute, string text) => attribute switch
    {
        nameof(AttributeKind.Phone) => Phone(text),
        nameof(AttributeKind.Email) => Email(text),
        nameof(AttributeKind.IdNumber) => Number(text, keepFirst: 3, keepLast: 2),
        nameof(AttributeKind.Identifier) => Number(text, keepFirst: 1, keepLast: 2),
        nameof(AttributeKind.CreditCode) or nameof(AttributeKind.BirthDate) => text,
        nameof(AttributeKind.AccountId) => LooksPersonal(text) ? FreeText(text) : text,
        _ => FreeText(text),
    };

    /// <summary>"+8613800138000" becomes "138****8000": of a mainland number the country code is left out, of any number the four digits before the last four are hidden.</summary>
    static string Phone(string text)
    {
        bool mainland = text.StartsWith("+86", StringComparison.Ordinal) && text.Length == 14 && text[3] == '1';
        return Hidden(mainland ? text[3..] : text, HiddenInPhone);
    }

    static string Email(string text)
    {
        int at = text.AsSpan().IndexOfAny('@', '＠');
        string local = at < 0 ? text : text[..at];
        string domain = at < 0 ? "" : text[at..];
        return local.Length == 0 ? text : FirstCharacter(local) + "***" + domain;
    }

    /// <summary>The first and last signs and four stars between them, however long the number; nothing of one that is short.</summary>
    static string Number(string text, int keepFirst, int keepLast)
    {
        int kept = keepFirst + keepLast;
        if (text.Contains(Star) && text.Count(char.IsLetterOrDigit) <= kept)
            return text;
        return text.Length < 2 * kept ? "****" : string.Concat(text.AsSpan(0, keepFirst), "****", text.AsSpan(text.Length - keepLast));
    }

    /// <summary>
    /// Masks what looks like a phone, an identity number or an email anywhere in a text. Seven or more digits, also with blanks, hyphens or
    /// brackets between them, are a number; dates and amounts are not.
    /// </summary>
    public static string FreeText(string text)
    {
        // What was hidden may leave a neighbour to be seen as a number or an email of its own: a number that ran into one. Every round hides more or nothing.
        for (string masked = MaskOnce(text); masked != text; masked = MaskOnce(text))
            text = masked;
        return text;
    }

    static string MaskOnce(string text)
    {
        StringBuilder? masked = null;
        int copied = 0;
        for (int i = 0; i < text.Length;)
        {
            int end = i;
            string? replacement = null;
            if (char.IsDigit(text[i]))
            {
                end = EndOfNumber(text, i, out int digits);
                replacement = digits >= 7 ? MaskedNumber(text[i..end], digits) : null;
            }
            else if (text[i] is '@' or '＠')
            {
                int start = StartOfLocal(text, i, copied);
                if (start < i && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]))
                {
                    masked ??= new StringBuilder(text.Length);
                    masked.Append(text, copied, start - copied).Append(FirstCharacter(text[start..i])).Append("***");
                    copied = i;
                }
            }
            if (replacement is not null)
            {
                masked ??= new StringBuilder(text.Length);
                masked.Append(text, copied, i - copied).Append(replacement);
                copied = end;
            }
            i = Math.Max(end, i + 1);
        }
        return masked is null ? text : masked.Append(text, copied, text.Length - copied).ToString();
    }

    static string MaskedNumber(string number, int digits) =>
        digits >= 15 ? Number(number, keepFirst: 3, keepLast: 2) : Hidden(number, HiddenInPhone);

    static bool HiddenInPhone(int index, int count) => count < 8 ? index < count - 2 : index >= count - 8 && index < count - 4;

    /// <summary>Stars for the digits that are to be hidden; stars that are there count as digits.</summary>
    static string Hidden(string text, Func<int, int, bool> hide)
    {
        int count = text.Count(IsDigit);
        int index = 0;
        return string.Create(text.Length, text, (target, source) =>
        {
            for (int i = 0; i < source.Length; i++)
                target[i] = IsDigit(source[i]) && hide(index++, count) ? Star : source[i];
        });

        static bool IsDigit(char c) => char.IsDigit(c) || c == Star;
    }

    /// <summary>The end of digits with at most three separators between them; a date ends the number, so that its neighbours stand alone.</summary>
    static int EndOfNumber(string text, int start, out int digits)
    {
        int date = EndOfDate(text, start);
        digits = 0;
        if (date > 0)
            return date;
        int end = start;
        for (int i = start; i < text.Length && i - end <= 3; i++)
        {
            if (char.IsDigit(text[i]))
            {
                if (i > end && (IsDecimals(text, i) || EndOfDate(text, i) > 0))
                    break;
                digits++;
                end = i + 1;
            }
            else if (text[i] is not (' ' or '-' or '.' or '(' or ')' or '（' or '）' or '/' or '_' or '·' or '－'))
            {
                break;
            }
        }
        return end;
    }

    /// <summary>One or two digits after a point end an amount: 12999.00.</summary>
    static bool IsDecimals(string text, int i) =>
        text[i - 1] == '.' && (i + 1 >= text.Length || !char.IsDigit(text[i + 1]) || i + 2 >= text.Length || !char.IsDigit(text[i + 2]));

    /// <summary>The end of 2024-07-01, 2024/7/1, 2024.7.1 or 20240701 at this place, or -1.</summary>
    static int EndOfDate(string text, int start)
    {
        if (start > 0 && char.IsDigit(text[start - 1]) || start + 8 > text.Length)
            return -1;
        if (text.AsSpan(start, 2) is not ("19" or "20") || !char.IsAsciiDigit(text[start + 2]) || !char.IsAsciiDigit(text[start + 3]))
            return -1;
        int i = start + 4;
        char separator = text[i];
        bool separated = separator is '-' or '/' or '.';
        int month = Part(12);
        if (month < 0)
            return -1;
        int day = Part(31);
        return day < 0 || i < text.Length && char.IsDigit(text[i]) ? -1 : i;

        int Part(int most)
        {
            if (separated && (i >= text.Length || text[i++] != separator))
                return -1;
            int from = i;
            int value = 0;
            while (i < text.Length && i < from + 2 && char.IsAsciiDigit(text[i]))
                value = value * 10 + (text[i++] - '0');
            return value >= 1 && value <= most && (separated || i == from + 2) ? value : -1;
        }
    }

    static int StartOfLocal(string text, int at, int from)
    {
        int start = at;
        while (start > from && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '_' or '-' or '+' or '%'))
            start--;
        return start;
    }

    /// <summary>A member number that is a mobile number or an email says who the person is.</summary>
    static bool LooksPersonal(string text) => text.Contains('@') || text.Length == 11 && text[0] == '1' && text.All(char.IsAsciiDigit);

    static string FirstCharacter(string text) => char.IsSurrogatePair(text, 0) ? text[..2] : text[..1];
}
