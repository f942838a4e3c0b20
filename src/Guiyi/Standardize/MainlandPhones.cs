using System.Collections.Frozen;
using Guiyi.Internals;

namespace Guiyi.Standardize;

/// <summary>The numbering plan of mainland China (MIIT, 电信网编号计划): mobiles, landlines with area code, 400/800 and service lines.</summary>
static class MainlandPhones
{
    const int MobileLength = 11;

    /// <summary>Three-digit area codes, trunk 0 left out, with those given up when cities were joined: old records still hold them.</summary>
    const string ThreeDigitAreas =
        "310-319 335 349-359 370-379 391-396 398 410-419 421 427 429 431-439 451-459 464 467-479 482 483 510-519 523 527 " +
        "530-539 543 546 550-559 561-566 570-580 591-599 631-635 660 662 663 668 691 692 701 710-719 722 724 728 730-739 " +
        "743-746 750-760 762 763 766 768-779 790-799 812 813 816-818 825-827 830-839 851-859 870-879 883 886-888 891-898 " +
        "901-903 906 908-919 930-939 941 943 951-955 970-979 990-999";

    static readonly FrozenSet<int> Areas = ReadAreas();

    /// <summary>Eleven ASCII digits and nothing else, mobile: by far the most frequent text.</summary>
    public static bool IsPlainMobile(string raw) => IsMobile(raw);

    public static bool IsMobile(ReadOnlySpan<char> digits)
    {
        if (digits.Length != MobileLength || digits[0] != '1' || digits[1] is < '3' or > '9')
            return false;
        for (int i = 2; i < digits.Length; i++)
            if (!AsciiFold.IsDigit(digits[i]))
                return false;
        return true;
    }

    public static Standardized<PhoneNumber> PlainMobile(string digits, string? extension = null)
    {
        if (IsPlaceholder(digits))
            return Standardized<PhoneNumber>.Bad($"placeholder number {digits}");
        return PhoneNumber.Whole("CN", "86", digits, extension, PhoneType.Mobile);
    }

    /// <summary>True where the digits of a mobile are nobody's.</summary>
    public static bool IsPlaceholder(ReadOnlySpan<char> digits) => digits[4..].IndexOfAnyExcept(digits[3]) < 0 || digits is "13800138000";

    /// <summary>A number without '+': 86 may stand in front.</summary>
    public static Standardized<PhoneNumber> Resolve(PhoneText text)
    {
        string digits = text.Digits;
        if (digits.StartsWith("86", StringComparison.Ordinal) && digits.Length >= 12)
        {
            Standardized<PhoneNumber> without = National(text.Slice(2, digits.Length, text.Extension), coded: true);
            if (without.Value is not null || digits[2] == '1')
                return without;
        }
        return National(text);
    }

    /// <summary>A national number: mobile, landline, service line, or a local number without area code.</summary>
    /// <param name="text">The digits behind the calling code, if there was one.</param>
    /// <param name="coded">A calling code stood in front: then an area code follows.</param>
    public static Standardized<PhoneNumber> National(PhoneText text, bool coded = false)
    {
        bool trunk = text.Digits.StartsWith('0');
        if (trunk)
            text = text.Slice(Math.Max(0, text.Digits.AsSpan().IndexOfAnyExcept('0')), text.Digits.Length, text.Extension);
        string digits = text.Digits;
        if (digits.Length == 0)
            return Standardized<PhoneNumber>.Bad("nothing behind the calling code 86");
        if (PhonePlaceholders.Found(digits) is { } placeholder)
            return Standardized<PhoneNumber>.Bad(placeholder);
        if (text.IsMasked)
            return Masked(text);
        if (IsMobile(digits))
            return PlainMobile(digits, text.Extension);
        if (digits.Length > MobileLength && text.Extension is null && IsMobile(digits.AsSpan(0, MobileLength)) && HasBreak(text, MobileLength) && digits.Length - MobileLength <= 6)
            return PlainMobile(digits[..MobileLength], digits[MobileLength..]);
        if (trunk && AreaLength(digits) is var area and > 0 && PhonePlaceholders.FoundBehind(digits.AsSpan(0, area), digits.AsSpan(area)) is { } landline)
            return Standardized<PhoneNumber>.Bad(landline);
        return Service(text, trunk) ?? Landline(text, trunk, coded) ?? Local(text, trunk) ?? Standardized<PhoneNumber>.Bad(Expected(digits, trunk));
    }

    static Standardized<PhoneNumber>? Service(PhoneText text, bool trunk)
    {
        string digits = text.Digits;
        if (digits.StartsWith("400", StringComparison.Ordinal) || digits.StartsWith("800", StringComparison.Ordinal))
        {
            PhoneType type = digits[0] == '4' ? PhoneType.Service : PhoneType.TollFree;
            if (digits.Length == 10)
                return PhoneNumber.Whole("CN", "86", digits, text.Extension, type);
            if (digits.Length is > 10 and <= 16 && text.Extension is null && HasBreak(text, 10))
                return PhoneNumber.Whole("CN", "86", digits[..10], digits[10..], type);
        }
        if (trunk)
            return null;
        bool line = digits.Length is >= 5 and <= 6 && (digits.StartsWith("95", StringComparison.Ordinal) || digits.StartsWith("96", StringComparison.Ordinal))
            || digits.Length == 5 && (digits.StartsWith("100", StringComparison.Ordinal) || digits.StartsWith("12", StringComparison.Ordinal));
        if (!line)
            return null;
        return PhoneNumber.Whole("CN", "86", digits, text.Extension, PhoneType.Service);
    }

    static Standardized<PhoneNumber>? Landline(PhoneText text, bool trunk, bool coded)
    {
        string digits = text.Digits;
        int area = AreaLength(digits);
        int rest = digits.Length - area;
        if (area == 0 || rest < 7 || digits[area] is '0' or '1' || !trunk && !coded && digits[area] == '9')
            return null;
        // Without calling code, trunk 0, blank or dash, three and seven digits are more often a member number than a phone.
        bool plausible = trunk || coded || HasBreak(text, area) || rest == 8;
        if (plausible && (rest == 8 || rest == 7 && area == 3))
            return PhoneNumber.Whole("CN", "86", digits, text.Extension, PhoneType.Landline);
        if (text.Extension is not null || !plausible)
            return null;
        for (int subscriber = 8; subscriber >= (area == 3 ? 7 : 8); subscriber--)
            if (rest > subscriber && rest - subscriber <= 6 && HasBreak(text, area + subscriber))
                return PhoneNumber.Whole("CN", "86", digits[..(area + subscriber)], digits[(area + subscriber)..], PhoneType.Landline);
        return null;
    }

    /// <summary>Seven or eight digits without area code. Eight that start with 5 or 6 may as well be a mobile of Hong Kong or Macao.</summary>
    static Standardized<PhoneNumber>? Local(PhoneText text, bool trunk)
    {
        string digits = text.Digits;
        if (trunk || digits.Length is not (7 or 8) || digits[0] is < '2' or > '8')
            return null;
        return PhoneNumber.Partial("CN", "86", "*" + digits, text.Extension, LocalType(digits));
    }

    static Standardized<PhoneNumber> Masked(PhoneText text)
    {
        string digits = text.Digits;
        int hidden = digits.Count(c => c == '*');
        int known = digits.Length - hidden;
        if (known is < 4 or > 11)
            return Standardized<PhoneNumber>.Bad($"{known} legible digits in {AsciiFold.Shown(digits)}; 4 to 11 were expected");
        if (digits[0] == '*')
        {
            digits = "*" + digits.TrimStart('*');
            return PhoneNumber.Partial("CN", "86", digits, text.Extension, digits.LastIndexOf('*') == 0 ? LocalType(digits.AsSpan(1)) : PhoneType.Unknown);
        }
        bool mobile = digits[0] == '1' && (digits[1] is >= '3' and <= '9' || digits[1] == '*' && digits.Length == MobileLength);
        if (!mobile)
            return PhoneNumber.Partial("CN", "86", digits, text.Extension, AreaLength(digits) > 0 ? PhoneType.Landline : PhoneType.Unknown);
        if (known >= MobileLength)
            return Standardized<PhoneNumber>.Bad($"{known} legible digits in the masked mobile {AsciiFold.Shown(digits)}; at most 10 were expected");
        return PhoneNumber.Partial("CN", "86", Fill(digits, MobileLength - digits.Length), text.Extension, PhoneType.Mobile);
    }

    /// <summary>Lengthens or shortens the first run of stars, so that "138**1234" and "138****1234" are the same evidence.</summary>
    static string Fill(string digits, int missing)
    {
        int star = digits.IndexOf('*', StringComparison.Ordinal);
        int run = digits.AsSpan(star).IndexOfAnyExcept('*') is var end and >= 0 ? end : digits.Length - star;
        if (missing == 0 || run + missing < 1)
            return digits;
        return string.Concat(digits.AsSpan(0, star), new string('*', run + missing), digits.AsSpan(star + run));
    }

    static PhoneType LocalType(ReadOnlySpan<char> digits) => digits.Length switch
    {
        7 when digits[0] is >= '2' and <= '8' => PhoneType.Landline,
        8 when digits[0] is >= '2' and <= '8' and not ('5' or '6') => PhoneType.Landline,
        _ => PhoneType.Unknown,
    };

    static int AreaLength(string digits)
    {
        if (digits.Length >= 2 && (digits.StartsWith("10", StringComparison.Ordinal) || digits[0] == '2' && digits[1] is >= '0' and <= '9' and not '6'))
            return 2;
        if (digits.Length < 3 || !AsciiFold.IsDigit(digits[1]) || !AsciiFold.IsDigit(digits[2]))
            return 0;
        return Areas.Contains((digits[0] - '0') * 100 + (digits[1] - '0') * 10 + (digits[2] - '0')) ? 3 : 0;
    }

    static bool HasBreak(PhoneText text, int at) => at < 64 && (text.Breaks >> at & 1) == 1;

    static string Expected(string digits, bool trunk)
    {
        string shown = AsciiFold.Shown(trunk ? "0" + digits : digits);
        if (!trunk && digits.Length is >= 9 and <= 13 && digits[0] == '1')
            return $"{digits.Length} digits in {shown}; a mainland mobile has 11";
        if (trunk && AreaLength(digits) is var area and > 0)
            return $"{digits.Length - area} digits after the area code in {shown}; a landline has 7 or 8";
        if (trunk && digits.Length >= 9)
            return $"no area code starts {shown}";
        return $"{digits.Length} digits in {shown}; a mobile has 11, a landline 7 or 8 after its area code";
    }

    static FrozenSet<int> ReadAreas()
    {
        var areas = new HashSet<int>();
        foreach (string part in ThreeDigitAreas.Split(' '))
        {
            int first = int.Parse(part.AsSpan(0, 3), System.Globalization.CultureInfo.InvariantCulture);
            int last = part.Length > 3 ? int.Parse(part.AsSpan(4), System.Globalization.CultureInfo.InvariantCulture) : first;
            for (int area = first; area <= last; area++)
                areas.Add(area);
        }
        return areas.ToFrozenSet();
    }
}
