using Guiyi.Ingest;
using Guiyi.Model;

namespace Guiyi.Standardize;

/// <summary>
/// Reads texts in the usual plain form, as nearly all are, without making an object for each. What it does not know is left to <see cref="FieldReader"/>,
/// which reads all; of what it knows both give the same value and no problem.
/// </summary>
static class PlainReader
{
    /// <summary>So many characters a written text has at most.</summary>
    public const int Longest = 24;

    /// <param name="target">What the field means.</param>
    /// <param name="raw">The text, of which at least one character is no blank.</param>
    /// <param name="context">What the text does not tell.</param>
    /// <param name="text">Takes the canonical text where it is not the raw one; has room for <see cref="Longest"/> characters.</param>
    /// <param name="value">The text's only value.</param>
    /// <returns>False where the text must be read in full.</returns>
    public static bool TryRead(FieldTarget target, ReadOnlySpan<char> raw, ReadingContext context, Span<char> text, out PlainValue value)
    {
        value = default;
        switch (target)
        {
            case FieldTarget.Surname:
                value = new PlainValue(AttributeKind.Surname);
                return raw.IndexOfAnyExceptInRange('a', 'z') < 0;
            case FieldTarget.GivenName:
                value = new PlainValue(AttributeKind.GivenName);
                return raw.IndexOfAnyExceptInRange('a', 'z') < 0;
            case FieldTarget.MiddleName:
                value = new PlainValue(AttributeKind.MiddleName);
                return raw.IndexOfAnyExceptInRange('a', 'z') < 0;
            case FieldTarget.Email:
                value = new PlainValue(AttributeKind.Email);
                return Emails.IsCanonical(raw);
            case FieldTarget.Phone:
                return TryPhone(raw, context.Region, text, out value);
            case FieldTarget.Postcode:
                return TryPostcode(raw, text, out value);
            case FieldTarget.BirthDate:
                value = new PlainValue(AttributeKind.BirthDate);
                return Dates.IsCanonicalBirth(raw, context.Latest);
            default:
                return false;
        }
    }

    static bool TryPhone(ReadOnlySpan<char> raw, string region, Span<char> text, out PlainValue value)
    {
        value = default;
        if (region == "CN")
        {
            if (!MainlandPhones.IsMobile(raw) || MainlandPhones.IsPlaceholder(raw))
                return false;
            value = Phone("86", raw, PhoneType.Mobile, text);
            return true;
        }
        if (!PhoneRegions.TryPlain(raw, region, out ReadOnlySpan<char> national, out string callingCode, out PhoneType type))
            return false;
        value = Phone(callingCode, national, type, text);
        return true;
    }

    static PlainValue Phone(string callingCode, ReadOnlySpan<char> national, PhoneType type, Span<char> text)
    {
        text[0] = '+';
        callingCode.CopyTo(text[1..]);
        national.CopyTo(text[(1 + callingCode.Length)..]);
        return new PlainValue(AttributeKind.Phone, 1 + callingCode.Length + national.Length, type);
    }

    /// <summary>Letters and digits, the letters small.</summary>
    static bool TryPostcode(ReadOnlySpan<char> raw, Span<char> text, out PlainValue value)
    {
        value = default;
        if (raw.Length > Longest)
            return false;
        int length = 0;
        foreach (char c in raw)
            if (char.IsAsciiLetterOrDigit(c))
                text[length++] = char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
            else if (c is not (' ' or '-'))
                return false;
        value = new PlainValue(AttributeKind.Postcode, text[..length].SequenceEqual(raw) ? 0 : length);
        return length > 0;
    }
}
