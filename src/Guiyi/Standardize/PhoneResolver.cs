using Guiyi.Internals;

namespace Guiyi.Standardize;

/// <summary>Decides which country's number a <see cref="PhoneText"/> is.</summary>
static class PhoneResolver
{
    const int FewestKnownDigits = 4;

    /// <summary>All numbers of a cell. Leftovers of fewer than five digits beside a number are noise and left out.</summary>
    public static IReadOnlyList<Standardized<PhoneNumber>> All(string raw, string region)
    {
        var found = new List<Standardized<PhoneNumber>>(1);
        for (int at = 0; at < raw.Length;)
        {
            PhoneText text = PhoneText.Scan(raw, at);
            at = text.End;
            if (text.Digits.Length == 0)
                continue;
            if (text.Digits.Length < 5 && found.Count > 0)
                continue;
            if (text.Problem is { } problem)
                found.Add(Standardized<PhoneNumber>.Bad($"{problem}: '{AsciiFold.Shown(raw)}'"));
            else if (Tail(raw, text) is { } tail)
                found.Add(tail);
            else
                AddNumbers(text, region, found);
        }
        if (found.Count == 0)
            found.Add(Standardized<PhoneNumber>.Bad($"no digits in '{AsciiFold.Shown(raw)}'; a phone number was expected"));
        return found;
    }

    /// <summary>"尾号1234": the last digits of a number told on purpose.</summary>
    static Standardized<PhoneNumber>? Tail(string raw, PhoneText text)
    {
        bool told = text.Digits.Length == FewestKnownDigits && !text.IsMasked
            && (raw.Contains("尾号", StringComparison.Ordinal) || raw.Contains("尾號", StringComparison.Ordinal)
                || raw.Contains("后四位", StringComparison.Ordinal) || raw.Contains("末四位", StringComparison.Ordinal));
        if (!told)
            return null;
        return PhoneNumber.Partial("CN", "86", "*" + text.Digits, null, PhoneType.Unknown);
    }

    static void AddNumbers(PhoneText text, string region, List<Standardized<PhoneNumber>> found)
    {
        Standardized<PhoneNumber> whole = Resolve(text, region);
        if (whole.Value is not null || text.Digits.Length < 14 || !AddGlued(text, region, found))
            found.Add(whole);
    }

    /// <summary>Numbers with only a blank, or nothing, between them: cut where both parts are good.</summary>
    static bool AddGlued(PhoneText text, string region, List<Standardized<PhoneNumber>> found)
    {
        for (int cut = 7; cut <= text.Digits.Length - 7; cut++)
        {
            bool twoMobiles = cut == 11 && text.Digits[0] == '1' && text.Digits[11] == '1' && text.Digits.Length % 11 == 0;
            if ((text.Breaks >> cut & 1) == 0 && !twoMobiles)
                continue;
            Standardized<PhoneNumber> first = Resolve(text.Slice(0, cut), region);
            if (first.Value is null or { IsMasked: true })
                continue;
            PhoneText rest = text.Slice(cut, text.Digits.Length, text.Extension);
            Standardized<PhoneNumber> second = Resolve(rest, region);
            if (second.Value is not null)
                found.AddRange([first, second]);
            else if (rest.Digits.Length < 14 || !AddGluedAfter(first, rest, region, found))
                continue;
            return true;
        }
        return false;
    }

    static bool AddGluedAfter(Standardized<PhoneNumber> first, PhoneText rest, string region, List<Standardized<PhoneNumber>> found)
    {
        int at = found.Count;
        if (!AddGlued(rest, region, found))
            return false;
        found.Insert(at, first);
        return true;
    }

    static Standardized<PhoneNumber> Resolve(PhoneText text, string region)
    {
        string digits = text.Digits;
        if (PhonePlaceholders.Found(digits) is { } placeholder)
            return Standardized<PhoneNumber>.Bad(placeholder);
        if (text.Plus)
            return WithCallingCode(text);
        if (digits.StartsWith("00", StringComparison.Ordinal) && digits.Length > 9)
            return WithCallingCode(text.Slice(2, digits.Length, text.Extension));
        // 852, 853 and 886 were or are area codes too, but those are written with their 0.
        if (region == "CN" && IsNeighbour(digits) && WithCallingCode(text) is { Value: not null } neighbour)
            return neighbour;
        Standardized<PhoneNumber> home = region == "CN" ? MainlandPhones.Resolve(text) : PhoneRegions.National(text, region);
        if (home.Value is not null)
            return home;
        return Abroad(text, region) ?? home;
    }

    /// <summary>A number that starts with a calling code.</summary>
    public static Standardized<PhoneNumber> WithCallingCode(PhoneText text)
    {
        string digits = text.Digits;
        int length = PhoneRegions.CallingCodeLength(digits);
        if (length == 0)
            return Standardized<PhoneNumber>.Bad($"no country's calling code starts +{AsciiFold.Shown(digits)}");
        string callingCode = digits[..length];
        PhoneText national = text.Slice(length, digits.Length, text.Extension);
        if (callingCode == "86")
            return MainlandPhones.National(national, coded: true);
        return national.IsMasked ? Masked(callingCode, national) : PhoneRegions.International(callingCode, national);
    }

    /// <summary>A number whose middle or end is hidden; regions other than mainland China.</summary>
    public static Standardized<PhoneNumber> Masked(string callingCode, PhoneText national)
    {
        string digits = PhoneRegions.HasTrunkZero(callingCode) ? national.Digits.TrimStart('0') : national.Digits;
        int known = digits.Length - digits.Count(c => c == '*');
        if (known < FewestKnownDigits || known > 12)
            return Standardized<PhoneNumber>.Bad($"{known} legible digits in {AsciiFold.Shown(digits)}; 4 to 12 were expected");
        if (digits[0] == '*')
            digits = "*" + digits.TrimStart('*');
        return PhoneNumber.Partial(PhoneRegions.MainRegion(callingCode), callingCode, digits, national.Extension, PhoneType.Unknown);
    }

    /// <summary>A number that does not fit the home plan but is plainly another's: its calling code is there without '+', or its form is unique.</summary>
    static Standardized<PhoneNumber>? Abroad(PhoneText text, string region)
    {
        string digits = text.Digits;
        if (region != "CN" && MainlandPhones.IsMobile(digits))
            return MainlandPhones.National(text);
        if (digits.Length == 13 && digits.StartsWith("861", StringComparison.Ordinal) && region != "CN")
            return MainlandPhones.National(text.Slice(2, 13, text.Extension), coded: true);
        int length = PhoneRegions.CallingCodeLength(digits);
        bool codeStandsAlone = length > 0 && digits.Length > length && (text.Breaks >> length & 1) == 1;
        if (codeStandsAlone && digits.Length >= 10 && WithCallingCode(text) is { Value: not null } abroad)
            return abroad;
        if (region != "CN")
            return null;
        bool taiwanMobile = digits.Length == 10 && digits.StartsWith("09", StringComparison.Ordinal);
        bool taipei = digits.Length == 10 && digits.StartsWith("02", StringComparison.Ordinal) && (text.Breaks >> 2 & 1) == 1;
        string? plan = taiwanMobile || taipei ? "TW" : digits.Length == 8 && digits[0] == '9' ? "HK" : null;
        if (plan is null || text.IsMasked)
            return null;
        Standardized<PhoneNumber> local = PhoneRegions.National(text, plan);
        if (local.Value is null or { Type: PhoneType.Unknown })
            return null;
        return local;
    }

    static bool IsNeighbour(string digits) =>
        digits.Length == 11 && (digits.StartsWith("852", StringComparison.Ordinal) || digits.StartsWith("853", StringComparison.Ordinal))
        || digits.Length is 11 or 12 && digits.StartsWith("886", StringComparison.Ordinal);
}
