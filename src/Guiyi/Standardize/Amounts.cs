using System.Globalization;
using Guiyi.Internals;

namespace Guiyi.Standardize;

/// <summary>Amounts of money with their currency: ¥1,234.50, 3.5万元, US$ 12.30, (123.00).</summary>
public static class Amounts
{
    /// <summary>Longer signs first, so that "US$" is not read as "$".</summary>
    static readonly (string Sign, string Currency)[] Currencies =
    [
        ("人民币", "CNY"), ("新台币", "TWD"), ("新臺幣", "TWD"), ("新台幣", "TWD"), ("澳门元", "MOP"), ("澳門元", "MOP"), ("澳门币", "MOP"), ("新加坡元", "SGD"),
        ("美元", "USD"), ("美金", "USD"), ("港币", "HKD"), ("港幣", "HKD"), ("港元", "HKD"), ("台币", "TWD"), ("台幣", "TWD"), ("欧元", "EUR"), ("歐元", "EUR"),
        ("英镑", "GBP"), ("英鎊", "GBP"), ("日元", "JPY"), ("日圆", "JPY"), ("韩元", "KRW"), ("澳元", "AUD"), ("加元", "CAD"), ("新元", "SGD"),
        ("US$", "USD"), ("HK$", "HKD"), ("NT$", "TWD"), ("MOP$", "MOP"), ("MOP", "MOP"), ("AU$", "AUD"), ("CA$", "CAD"), ("S$", "SGD"), ("A$", "AUD"), ("C$", "CAD"),
        ("RMB", "CNY"), ("CNY", "CNY"), ("CNH", "CNY"), ("USD", "USD"), ("HKD", "HKD"), ("TWD", "TWD"), ("NTD", "TWD"), ("EUR", "EUR"), ("GBP", "GBP"), ("JPY", "JPY"),
        ("KRW", "KRW"), ("SGD", "SGD"), ("AUD", "AUD"), ("CAD", "CAD"), ("€", "EUR"), ("£", "GBP"), ("￡", "GBP"), ("₩", "KRW"), ("円", "JPY"), ("圆", ""), ("圓", ""), ("块", ""), ("元", ""),
    ];

    static readonly string[] DollarCurrencies = ["USD", "HKD", "TWD", "SGD", "AUD", "CAD", "NZD", "MOP"];

    /// <summary>Reads an amount; null where the text is blank or no amount.</summary>
    /// <param name="raw">The text as received.</param>
    /// <param name="currency">ISO 4217 code of amounts that name no currency; it also decides what a bare ¥ or $ is (a $ among yuan is USD).</param>
    public static (decimal Value, string Currency)? Parse(string raw, string currency = "CNY")
    {
        if (string.IsNullOrWhiteSpace(raw) || raw.Length > 60)
            return null;
        string text = AsciiFold.Of(raw).Replace(" ", "", StringComparison.Ordinal).Trim('\'', '"').Replace('￥', '¥').Replace('＄', '$');
        bool negative = text.StartsWith('(') && text.EndsWith(')');
        if (negative)
            text = text[1..^1];
        text = text.TrimStart('约').TrimEnd('整');
        string? named = TakeCurrency(ref text);
        if (text.Length > 1 && text[0] is '-' or '+')
        {
            negative ^= text[0] == '-';
            text = text[1..];
        }
        named ??= TakeCurrency(ref text);
        named = string.IsNullOrEmpty(named) ? TakeSymbol(ref text, currency) ?? currency : named;
        if (text.StartsWith('-') && !negative)
        {
            negative = true;
            text = text[1..];
        }
        decimal factor = TakeFactor(ref text);
        if (Plain(text) is not { } plain || !decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out decimal value))
            return null;
        if (value > decimal.MaxValue / factor)
            return null;
        return (negative ? -value * factor : value * factor, named);
    }

    static string? TakeCurrency(ref string text)
    {
        foreach ((string sign, string currency) in Currencies)
        {
            if (text.StartsWith(sign, StringComparison.OrdinalIgnoreCase))
                text = text[sign.Length..].TrimStart(':');
            else if (text.EndsWith(sign, StringComparison.OrdinalIgnoreCase))
                text = text[..^sign.Length];
            else
                continue;
            // "人民币3万元": the second word names no other currency.
            return currency.Length > 0 ? currency : TakeCurrency(ref text) ?? "";
        }
        return null;
    }

    static string? TakeSymbol(ref string text, string currency)
    {
        char symbol = text.Length == 0 ? ' ' : text[0] is '¥' or '$' ? text[0] : text[^1] is '¥' or '$' ? text[^1] : ' ';
        if (symbol == ' ')
            return null;
        text = text.Trim(symbol);
        if (symbol == '¥')
            return currency == "JPY" ? "JPY" : "CNY";
        return DollarCurrencies.AsSpan().Contains(currency) ? currency : "USD";
    }

    static decimal TakeFactor(ref string text)
    {
        decimal factor = 1;
        while (text.Length > 1)
        {
            decimal unit = text[^1] switch
            {
                '百' => 100,
                '千' or 'k' or 'K' => 1_000,
                '万' or '萬' or 'w' or 'W' => 10_000,
                '亿' or '億' => 100_000_000,
                '元' => 1,
                _ => 0,
            };
            if (unit == 0 || factor > 1_000_000_000)
                break;
            factor *= unit;
            text = text[..^1];
        }
        return factor;
    }

    /// <summary>The number with '.' as decimal sign and no group signs; null where commas and points make no sense.</summary>
    static string? Plain(string text)
    {
        if (text.Length == 0 || !AsciiFold.IsDigit(text[^1]) || !(AsciiFold.IsDigit(text[0]) || text[0] == '.'))
            return null;
        int comma = text.LastIndexOf(','), dot = text.LastIndexOf('.');
        if (comma < 0)
            return text;
        bool commaIsDecimal = dot >= 0 ? comma > dot : text.Length - comma <= 3;
        return commaIsDecimal
            ? text.IndexOf(',', StringComparison.Ordinal) == comma ? text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.') : null
            : text.Replace(",", "", StringComparison.Ordinal);
    }
}
