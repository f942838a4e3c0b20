using System.Collections.Frozen;
using System.Globalization;
using Guiyi.Internals;

namespace Guiyi.Standardize;

/// <summary>The numbering plans of all regions (libphonenumber). Patterns are built when a region's first number comes.</summary>
static class PhoneRegions
{
    /// <summary>So many digits have numbers whose calling code is left out.</summary>
    const int FewestPlain = 7, MostPlain = 13;

    static readonly Lazy<FrozenDictionary<string, Plan[]>> ByCallingCode = new(() => Read()
        .GroupBy(plan => plan.CallingCode)
        .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(plan => plan.IsMain).ToArray()));

    static readonly Lazy<FrozenDictionary<string, Plan>> ByRegion = new(() => ByCallingCode.Value.Values
        .SelectMany(plans => plans)
        .Where(plan => plan.Region != "001")
        .ToFrozenDictionary(plan => plan.Region));

    /// <summary>Calling codes are prefix-free (ITU-T E.164): at most one of one, two or three digits fits. 0 where none does.</summary>
    public static int CallingCodeLength(string digits)
    {
        for (int length = 1; length <= 3 && length < digits.Length; length++)
            if (ByCallingCode.Value.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(digits.AsSpan(0, length)))
                return length;
        return 0;
    }

    /// <summary>The same for the digits and stars behind the '+' of a canonical number.</summary>
    public static int CallingCodeLength(ReadOnlySpan<char> digits)
    {
        if (digits.Length <= 3 || digits[..3].ContainsAnyExceptInRange('0', '9'))
            return CallingCodeLength(digits.ToString());
        return LengthsByThreeDigits.Value[((digits[0] - '0') * 100) + ((digits[1] - '0') * 10) + (digits[2] - '0')];
    }

    static readonly Lazy<byte[]> LengthsByThreeDigits = new(() =>
        [.. Enumerable.Range(0, 1000).Select(number => (byte)CallingCodeLength(number.ToString("D3", CultureInfo.InvariantCulture) + "*"))]);

    public static string MainRegion(string callingCode) => ByCallingCode.Value[callingCode][0].Region;

    public static bool HasTrunkZero(string callingCode) => ByCallingCode.Value[callingCode][0].NationalPrefix == "0";

    /// <summary>Whether a whole number lies in a range that its plan has given out.</summary>
    public static bool IsAssigned(PhoneNumber number) =>
        ByRegion.Value.TryGetValue(number.Country, out Plan? plan) && plan.TypeOf(number.Digits) is not null;

    /// <summary>A number that stood behind a calling code other than 86.</summary>
    public static Standardized<PhoneNumber> International(string callingCode, PhoneText text)
    {
        Plan[] plans = ByCallingCode.Value[callingCode];
        string national = plans[0].WithoutPrefix(text.Digits);
        if (PhonePlaceholders.Found(national) is { } placeholder)
            return Standardized<PhoneNumber>.Bad(placeholder);
        if (plans[0].Fits(national) && AsNumber(plans, national, text.Extension) is { } number)
            return number;
        if (plans[0].Lengths.Contains(national.Length))
            return PhoneNumber.Whole(plans[0].Region, callingCode, national, text.Extension, PhoneType.Unknown);
        return Standardized<PhoneNumber>.Bad($"{national.Length} digits after +{callingCode} in {AsciiFold.Shown(national)}; {string.Join(" or ", plans[0].Lengths)} were expected");
    }

    /// <summary>A number without calling code, in a region's plan.</summary>
    public static Standardized<PhoneNumber> National(PhoneText text, string region)
    {
        if (!ByRegion.Value.TryGetValue(region, out Plan? plan))
            return Standardized<PhoneNumber>.Bad($"the region '{region}' has no numbering plan");
        if (region == "CN")
            return MainlandPhones.Resolve(text);
        if (text.IsMasked)
            return PhoneResolver.Masked(plan.CallingCode, text);
        if (plan.WithoutInternationalPrefix(text.Digits) is { } dialled && PhoneResolver.WithCallingCode(text.Slice(dialled, text.Digits.Length, text.Extension)) is { Value: not null } abroad)
            return abroad;
        string national = plan.WithoutPrefix(text.Digits);
        if (PhonePlaceholders.Found(national) is { } placeholder)
            return Standardized<PhoneNumber>.Bad(placeholder);
        Plan[] plans = ByCallingCode.Value[plan.CallingCode];
        if (plan.Fits(national) && AsNumber(plans, national, text.Extension) is { } number)
            return number;
        if (text.Digits.StartsWith(plan.CallingCode, StringComparison.Ordinal)
            && International(plan.CallingCode, text.Slice(plan.CallingCode.Length, text.Digits.Length, text.Extension)) is { Value: { Type: not PhoneType.Unknown } } whole)
            return whole;
        if (plan.CallingCode == "1" && national.Length == 7 && national[0] is >= '2' and <= '9')
            return PhoneNumber.Partial(plan.Region == "CA" ? "US" : MainRegion("1"), "1", "*" + national, text.Extension, PhoneType.Unknown);
        return Standardized<PhoneNumber>.Bad($"{national.Length} digits in {AsciiFold.Shown(national)} fit no number of {region}; {string.Join(" or ", plan.Lengths)} digits in the ranges of its plan were expected");
    }

    /// <summary>
    /// The same as <see cref="National"/> of a text that is all digits, without making objects; false where it must be looked at more closely.
    /// </summary>
    public static bool TryPlain(ReadOnlySpan<char> digits, string region, out ReadOnlySpan<char> national, out string callingCode, out PhoneType type)
    {
        national = digits;
        (callingCode, type) = ("", PhoneType.Unknown);
        if (digits.Length is < FewestPlain or > MostPlain || digits.ContainsAnyExceptInRange('0', '9') || digits.StartsWith("00")
            || !ByRegion.Value.TryGetValue(region, out Plan? plan) || !plan.TryWithoutPrefix(digits, out national, out int matched)
            || PhonePlaceholders.Found(digits) is not null || PhonePlaceholders.Found(national) is not null)
            return false;
        callingCode = plan.CallingCode;
        foreach (Plan other in ByCallingCode.Value[callingCode])
            if ((ReferenceEquals(other, plan) ? plan.TypeOf(matched) : other.TypeOf(national)) is { } found)
            {
                type = found;
                return true;
            }
        return false;
    }

    /// <summary>Among regions that share a calling code, the one whose range holds the number; otherwise the main one, of unknown type.</summary>
    static PhoneNumber? AsNumber(Plan[] plans, string national, string? extension)
    {
        foreach (Plan plan in plans)
        {
            if (plan.TypeOf(national) is { } type)
                return PhoneNumber.Whole(plan.Region, plan.CallingCode, national, extension, type);
        }
        return plans[0].Lengths.Contains(national.Length)
            ? PhoneNumber.Whole(plans[0].Region, plans[0].CallingCode, national, extension, PhoneType.Unknown)
            : null;
    }

    static IEnumerable<Plan> Read() => ReferenceData.Lines("contact/phone-regions.tsv").Select(line => new Plan(line.Split('\t')));

    sealed class Plan
    {
        const int MostPrefixes = 4;

        /// <summary>What the table's pattern columns, from the tenth on, reach.</summary>
        static readonly PhoneType[] Types =
        [
            PhoneType.Landline, PhoneType.Mobile, PhoneType.TollFree, PhoneType.Service, PhoneType.Mobile,
            PhoneType.Service, PhoneType.Service, PhoneType.Unknown, PhoneType.Unknown, PhoneType.Service,
        ];

        readonly string[] fields;
        readonly Lazy<DigitPatterns> patterns;
        readonly Lazy<PhonePrefix> prefix, international;

        public Plan(string[] line)
        {
            fields = line;
            Lengths = [.. Field(7).Split(' ').Select(length => int.Parse(length, CultureInfo.InvariantCulture))];
            patterns = new(() => new DigitPatterns([.. Enumerable.Range(8, 1 + Types.Length).Select(i => Field(i) == "=" ? "" : Field(i))]));
            prefix = new(() => new PhonePrefix(Field(5).Length > 0 ? Field(5) : NationalPrefix));
            international = new(() => new PhonePrefix(Field(3)));
        }

        public string Region => fields[0];

        public string CallingCode => fields[1];

        public bool IsMain => Field(2) == "1";

        public string NationalPrefix => Field(4);

        public int[] Lengths { get; }

        public bool Fits(string national) => (patterns.Value.Match(national) & 1) != 0;

        /// <summary>Null where the number lies in no range given out. Landline and mobile share ranges in North America: unknown.</summary>
        public PhoneType? TypeOf(ReadOnlySpan<char> national) => TypeOf(patterns.Value.Match(national));

        /// <summary>The same, told from the patterns that match the number.</summary>
        public PhoneType? TypeOf(int matched)
        {
            PhoneType? found = null;
            for (int i = 0; i < Types.Length; i++)
                if ((matched >> (i + 1) & 1) != 0)
                    found = found is null ? Types[i] : PhoneType.Unknown;
            return found == PhoneType.Landline && CallingCode == "1" ? PhoneType.Unknown : found;
        }

        /// <summary>How many digits of an international dialling prefix (00, 011) stand in front; null where none does.</summary>
        public int? WithoutInternationalPrefix(string digits) =>
            international.Value.Match(digits) is { } length && length < digits.Length ? length : null;

        /// <summary>Strips the trunk prefix, and puts in what the plan says (Argentine and Brazilian mobiles), unless that spoils a number that fits.</summary>
        /// <remarks>Repeated, so that the result, read again, stays itself.</remarks>
        public string WithoutPrefix(string digits)
        {
            string stripped = digits;
            for (int i = 0; i < MostPrefixes && stripped.Length > 0; i++)
            {
                digits = stripped;
                stripped = WithoutOnePrefix(digits);
                if (stripped == digits)
                    break;
            }
            return stripped;
        }

        /// <summary>
        /// The same as <see cref="WithoutPrefix"/> of a number that is dialled within the country and that fits the plan without its prefix, or has none;
        /// false where that is not so.
        /// </summary>
        public bool TryWithoutPrefix(ReadOnlySpan<char> digits, out ReadOnlySpan<char> national, out int matched)
        {
            national = digits;
            matched = 0;
            if (!prefix.Value.IsLiteral || !international.Value.IsLiteral || international.Value.MatchLiteral(digits) is not null)
                return false;
            if (prefix.Value.MatchLiteral(digits) is > 0 and int length)
                national = digits[length..];
            matched = patterns.Value.Match(national);
            return (matched & 1) != 0 && prefix.Value.MatchLiteral(national) is null;
        }

        string WithoutOnePrefix(string digits)
        {
            string? stripped = prefix.Value.Strip(digits, Field(6));
            return stripped is null || Fits(digits) && !Fits(stripped) ? digits : stripped;
        }

        string Field(int i) => i < fields.Length ? fields[i] : "";
    }
}
