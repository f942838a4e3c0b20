using Guiyi.Standardize.Addressing;

namespace Guiyi.Standardize;

/// <summary>Standardizes postal addresses: Chinese ones against the administrative divisions (GB/T 2260), others by the habits of their country.</summary>
public static class Addresses
{
    /// <summary>Longer texts are no addresses.</summary>
    internal const int LongestText = 400;

    // Reading the canonical text must give the same parts; almost always the second reading does.
    const int MostReadings = 12;

    /// <summary>Takes an address apart and writes it in canonical form.</summary>
    /// <param name="raw">The address as received, in any writing, with a phone number, contact name or note mixed in or not.</param>
    /// <param name="hintCountry">ISO 3166-1 alpha-2 code or name of the country, where another column tells it.</param>
    public static Standardized<Address> Parse(string raw, string? hintCountry = null) => Settle(raw, ReadAny);

    /// <summary>Reads a column that holds province, city and district only, such as 浙江省 宁波市 镇海区 or Shenzhen.</summary>
    public static Standardized<Address> ParseRegion(string raw) => Settle(raw, ChineseAddressParser.ReadRegion);

    static Standardized<Address> Settle(string raw, Func<string, Address?> read)
    {
        if (string.IsNullOrWhiteSpace(raw))
            return Standardized<Address>.Empty;
        if (raw.Length > LongestText)
            return Standardized<Address>.Bad($"{raw.Length} characters; an address has at most {LongestText}");
        string text = AddressText.Normalize(raw);
        List<Address>? seen = null;
        for (int i = 0; i < MostReadings; i++)
        {
            if (text.Length > LongestText || read(text) is not { } address)
                break;
            if (address.Text == text)
                return address;
            // A reading that comes back to an earlier text goes round; the smallest text of the round stands for it.
            seen ??= [];
            seen.Add(address with { Text = text });
            text = address.Text;
            if (seen.FindIndex(a => a.Text == text) is >= 0 and int start)
                return seen[start..].MinBy(a => a.Text, StringComparer.Ordinal)!;
        }
        return Standardized<Address>.Bad($"\"{raw}\"; an address names a division, a road, a place or a number");
    }

    static Address? ReadAny(string text)
    {
        foreach (char c in text)
            if (AddressText.IsChinese(c))
                return ChineseAddressParser.Read(text);
        return null;
    }
}
