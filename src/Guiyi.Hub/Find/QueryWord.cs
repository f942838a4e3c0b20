using Guiyi.Model;

namespace Guiyi.Hub.Find;

/// <summary>A word that is looked up, or all of them as one phrase, in the forms in which values are compared.</summary>
sealed class QueryWord
{
    const int ShortestTail = 4, ShortestPrefix = 5;

    readonly string phone;

    public QueryWord(string text)
    {
        Form = NameForm.Of(text);
        Key = NumberKey.Of(AttributeKind.Identifier, Form.Folded);
        Email = NumberKey.Of(AttributeKind.Email, Form.Folded);
        phone = Form.Folded.All(c => char.IsAsciiDigit(c) || c is ' ' or '-' or '+' or '(' or ')' or '*' or '.') ? National(Form.Folded) : "";
        int star = phone.IndexOf('*', StringComparison.Ordinal);
        if (star >= 0)
            (Head, Tail, IsMasked) = (phone[..star], phone[(phone.LastIndexOf('*') + 1)..], true);
        else
            (Head, Tail) = (phone, phone);
        if (IsMasked ? Tail.Length < ShortestTail : phone.Length < ShortestTail)
            (Head, Tail) = ("", "");
    }

    public NameForm Form { get; }

    /// <summary>Letters and digits, as identifiers are compared.</summary>
    public string Key { get; }

    public string Email { get; }

    /// <summary>Digits that a phone number may begin with, or none; of a masked one those before the stars.</summary>
    public string Head { get; }

    /// <summary>Digits that a phone number may end with, or none; of a masked one those behind the stars.</summary>
    public string Tail { get; }

    public bool IsMasked { get; }

    /// <summary>All digits and stars as asked, or empty where it is no phone number.</summary>
    public string Phone => Tail.Length == 0 ? "" : phone;

    /// <summary>The beginning by which a column's keys are looked up, or empty. What is shorter than five characters must be the whole.</summary>
    public string Start(AttributeKind kind) => kind switch
    {
        AttributeKind.Phone => IsMasked || Head.Length < ShortestPrefix ? "" : Head,
        AttributeKind.Email => Email.Length < ShortestPrefix && !Email.Contains('@') ? Email + "@" : Email,
        _ => Key,
    };

    public static bool IsPrefix(ReadOnlySpan<char> asked) => asked.Length >= ShortestPrefix;

    // 0086 and +86 before a mainland number, 00 and + before others, and the 0 that is dialled within a country, are not part of the key.
    static string National(string text)
    {
        string digits = string.Concat(text.Where(c => char.IsAsciiDigit(c) || c == '*'));
        // So few are the end of a number, whose zeros count.
        if (digits.Length <= 8)
            return digits;
        bool international = text.StartsWith('+') || digits.StartsWith("00", StringComparison.Ordinal);
        digits = digits.TrimStart('0');
        if (digits.StartsWith("86", StringComparison.Ordinal) && (international || digits.Length > 11))
            digits = digits[2..].TrimStart('0');
        return digits.Length > NumberKey.Longest ? digits[..NumberKey.Longest] : digits;
    }
}
