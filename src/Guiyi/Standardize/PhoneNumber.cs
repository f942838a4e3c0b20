namespace Guiyi.Standardize;

/// <summary>What a number reaches, by its numbering plan.</summary>
public enum PhoneType
{
    /// <summary>The plan does not tell, or the number is known in part only.</summary>
    Unknown,
    /// <summary>Usually one person's.</summary>
    Mobile,
    /// <summary>A household's or an office's: often shared.</summary>
    Landline,
    /// <summary>Free of charge for the caller (800): a company's.</summary>
    TollFree,
    /// <summary>A service line (400, 95588, premium rate): a company's.</summary>
    Service,
}

/// <summary>A phone number, whole or known in part.</summary>
/// <param name="Text">
/// E.164 (ITU-T), such as "+8613812345678"; with an extension "+8657356915477;ext=805" (as in RFC 3966).
/// A number known in part has '*' for hidden digits, "+86138****1234"; one star at the front stands for any number of
/// missing digits: "+86*56915477" is a local number without its area code.
/// </param>
/// <param name="Type">What the number reaches.</param>
/// <param name="IsMasked">Digits are hidden or missing: partial evidence only.</param>
/// <param name="Digits">National significant digits: no calling code, no trunk 0; hidden ones are '*'.</param>
/// <param name="Prefix">Known leading national digits; all of them where nothing is hidden.</param>
/// <param name="Suffix">Known trailing national digits; all of them where nothing is hidden.</param>
/// <param name="Extension">Digits to dial after the connection, or null.</param>
/// <param name="Country">ISO 3166-1 alpha-2 region; "001" for numbers of no country. Assumed from the default region where a local number does not tell.</param>
public sealed record PhoneNumber(
    string Text,
    PhoneType Type,
    bool IsMasked,
    string Digits,
    string Prefix,
    string Suffix,
    string? Extension,
    string Country)
{
    internal static PhoneNumber Whole(string country, string callingCode, string national, string? extension, PhoneType type) =>
        new(
            extension is null ? $"+{callingCode}{national}" : $"+{callingCode}{national};ext={extension}",
            type, false, national, national, national, extension, country);

    internal static PhoneNumber Partial(string country, string callingCode, string national, string? extension, PhoneType type) =>
        new(
            extension is null ? $"+{callingCode}{national}" : $"+{callingCode}{national};ext={extension}",
            type, true, national,
            national[..national.IndexOf('*', StringComparison.Ordinal)],
            national[(national.LastIndexOf('*') + 1)..],
            extension, country);
}
