using Guiyi.Standardize.Addressing;

namespace Guiyi.Standardize;

/// <summary>Standardizes postal addresses: Chinese ones against the administrative divisions (GB/T 2260), others by the habits of their country.</summary>
public static class Addresses
{
    /// <summary>Longer texts are no addresses.</summary>
    internal const int LongestText = 400;

    // Reading the canonical text must give the same parts; almost always the second reading does.
    const int MostReadings = 12;

    static readonly string[] Nothing = ["无", "测试", "暂无", "不详", "未知", "同上", "没有", "空", "NULL", "NONE", "N/A", "NA", "UNKNOWN", "TEST", "-"];

    /// <summary>Takes an address apart and writes it in canonical form.</summary>
    /// <param name="raw">The address as received, in any writing, with a phone number, contact name or note mixed in or not.</param>
    /// <param name="hintCountry">ISO 3166-1 alpha-2 code or name of the country, where another column tells it; used where the address itself does not say.</param>
    public static Standardized<Address> Parse(string raw, string? hintCountry = null)
    {
        string? hint = WesternRegions.CountryHint(hintCountry);
        return Settle(raw, hint, static (text, country) => IsChinese(text) ? ChineseAddressParser.Read(text) : WesternAddressParser.Read(text, country));
    }

    /// <summary>Reads a column that holds province, city and district only, such as 浙江省 宁波市 镇海区 or Shenzhen.</summary>
    public static Standardized<Address> ParseRegion(string raw) =>
        Settle(raw, null, static (text, country) => IsChinese(text) ? ChineseAddressParser.ReadRegion(text) : WesternAddressParser.ReadRegion(text));

    static bool IsChinese(string text) => text.AsSpan().IndexOfAnyInRange('\u3400', '\u9fff') >= 0;

    static Standardized<Address> Settle(string raw, string? hint, Func<string, string?, Address?> read)
    {
        if (string.IsNullOrWhiteSpace(raw))
            return Standardized<Address>.Empty;
        if (raw.Length > LongestText)
            return Standardized<Address>.Bad($"{raw.Length} characters; an address has at most {LongestText}");
        string text = AddressText.Normalize(raw);
        if (IsNothing(text))
            return Standardized<Address>.Bad($"\"{raw}\" stands for no address");
        List<Address>? seen = null;
        for (int i = 0; i < MostReadings; i++)
        {
            // The hint is spoken for after the first reading: the canonical text names the country where it must.
            if (text.Length > LongestText || read(text, i == 0 ? hint : null) is not { } address || IsNothing(address.Text))
                break;
            if (address.Text == text && (i > 0 || hint is null))
                return address;
            // A reading that comes back to an earlier text goes round; the smallest text of the round stands for it.
            if (seen?.FindIndex(a => a.Text == text) is >= 0 and int start)
                return seen[start..].MinBy(a => a.Text, StringComparer.Ordinal)!;
            seen ??= [];
            if (i > 0 || hint is null)
                seen.Add(address with { Text = text });
            text = address.Text;
        }
        return Standardized<Address>.Bad($"\"{raw}\"; an address names a division, a road, a place or a number");
    }

    static bool IsNothing(string text)
    {
        ReadOnlySpan<char> trimmed = text.AsSpan().Trim();
        foreach (string word in Nothing)
            if (trimmed.Equals(word, StringComparison.OrdinalIgnoreCase))
                return true;
        // 测试地址请勿发货
        if (trimmed.StartsWith("测试", StringComparison.Ordinal) && trimmed.Length <= 12 && trimmed.IndexOfAnyInRange('0', '9') < 0)
            return true;
        return trimmed.IndexOfAnyExcept(" .,;:-_/\\*#?!()[]") < 0;
    }
}
