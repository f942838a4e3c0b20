using System.Globalization;

namespace Guiyi.Hub.Sinks.Report;

/// <summary>Numbers as the report writes them, the same in every language and on every machine.</summary>
static class Figures
{
    /// <summary>Stands for a figure that does not exist, such as a share of nothing.</summary>
    public const string None = "–";

    static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public static string Count(long count) => count.ToString("N0", Plain);

    /// <summary>A share with one decimal. What is not quite all never reads 100.0 %, nor what is not quite nothing 0.0 %.</summary>
    public static string Percent(double share)
    {
        if (!double.IsFinite(share))
            return None;
        double percent = share * 100;
        if (percent is > 0 and < 0.05)
            return "<0.1%";
        if (percent is < 100 and >= 99.95)
            return ">99.9%";
        return percent.ToString("N1", Plain) + "%";
    }

    public static string Percent(long part, long whole) => whole == 0 ? None : Percent((double)part / whole);

    /// <summary>A probability with as many decimals as it takes to tell it from 0 and 1.</summary>
    public static string Probability(double share) => share switch
    {
        >= 0.9995 and < 0.99995 => (share * 100).ToString("0.00", Plain) + "%",
        > 0 and < 0.0005 and >= 0.00005 => (share * 100).ToString("0.00", Plain) + "%",
        _ => Percent(share),
    };

    public static string Decimal(double value) => double.IsFinite(value) ? value.ToString("N1", Plain) : None;

    /// <summary>A weight with its sign: "+7.3", "−2.0".</summary>
    public static string Bits(double bits)
    {
        if (!double.IsFinite(bits))
            return bits > 0 ? "+∞" : "−∞";
        double rounded = Math.Round(bits, 1);
        if (rounded == 0)
            return "0.0";
        return (rounded > 0 ? "+" : "−") + Math.Abs(rounded).ToString("N1", Plain);
    }

    /// <summary>Money with the currency's usual sign in front; currencies without cents are written without them.</summary>
    public static string Money(decimal amount, string currency)
    {
        string sign = currency switch
        {
            "CNY" => "¥",
            "USD" => "US$",
            "EUR" => "€",
            "GBP" => "£",
            "HKD" => "HK$",
            "TWD" => "NT$",
            "MOP" => "MOP$",
            "JPY" => "JP¥",
            "SGD" => "S$",
            "" => "",
            _ => currency + " ",
        };
        string format = currency is "JPY" or "KRW" or "VND" ? "N0" : "N2";
        return (amount < 0 ? "−" : "") + sign + Math.Abs(amount).ToString(format, Plain);
    }

    public static string Bytes(long bytes) => bytes switch
    {
        < 1_000 => Count(bytes) + " B",
        < 1_000_000 => (bytes / 1e3).ToString("N1", Plain) + " kB",
        < 1_000_000_000 => (bytes / 1e6).ToString("N1", Plain) + " MB",
        _ => (bytes / 1e9).ToString("N2", Plain) + " GB",
    };

    public static string Seconds(double seconds) => seconds.ToString(seconds < 10 ? "N2" : "N1", Plain) + " s";

    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", Plain);

    public static string Moment(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd HH:mm zzz", Plain);

    /// <summary>A length or position in a drawing, as a percentage.</summary>
    public static string Span(double share) => Math.Round(Math.Clamp(share, 0, 1) * 100, 2).ToString("0.##", Plain) + "%";
}
