using System.Globalization;
using Guiyi.Internals;

namespace Guiyi.Standardize;

/// <summary>An age, a band of ages, or a band of birth years.</summary>
/// <param name="Text">"25-34", "55+", "0-17" in years of age; "1990-1999" for birth years.</param>
/// <param name="LowAge">Youngest age, or null where birth years are told.</param>
/// <param name="HighAge">Oldest age, included; null where there is no upper end or birth years are told.</param>
/// <param name="BornFrom">First birth year, or null.</param>
/// <param name="BornTo">Last birth year, included, or null.</param>
public sealed record AgeBand(string Text, int? LowAge, int? HighAge, int? BornFrom, int? BornTo);

/// <summary>Age bands of forms and surveys: "25-34岁", "55岁以上", "90后".</summary>
public static class AgeBands
{
    const int OldestAge = 130;
    static readonly string[] Below = ["未满", "不满", "小于", "低于", "under", "below", "younger", "less", "<"];
    static readonly string[] UpTo = ["以下", "以内", "及以下", "≤", "<=", "upto", "up to"];
    static readonly string[] Above = ["超过", "大于", "高于", "over", "above", "older than", "more", ">"];
    static readonly string[] From = ["以上", "及以上", "起", "≥", ">=", "+", "and older", "and over", "or older"];

    public static Standardized<AgeBand> Parse(string raw)
    {
        if (string.IsNullOrWhiteSpace(raw))
            return Standardized<AgeBand>.Empty;
        string text = raw.Length > 60 ? "" : AsciiFold.Of(raw);
        Span<int> numbers = stackalloc int[2];
        int count = ReadNumbers(text, numbers);
        if (count is < 1 or > 2)
            return Standardized<AgeBand>.Bad($"'{AsciiFold.Shown(raw)}' is no age; one or two numbers were expected");
        int low = numbers[0], high = count == 2 ? numbers[1] : numbers[0];
        if (count == 1 && (text.Contains('后', StringComparison.Ordinal) || text.Contains('後', StringComparison.Ordinal)))
            return Generation(low);
        if (low is >= 1850 and <= 2100 && high is >= 1850 and <= 2100 && low <= high)
            return new AgeBand($"{low}-{high}", null, null, low, high);
        if (low > OldestAge || high > OldestAge || low > high)
            return Standardized<AgeBand>.Bad($"the ages {low} and {high} in '{AsciiFold.Shown(raw)}'; 0 to {OldestAge}, youngest first, were expected");
        return count == 2 ? Band(low, high) : One(text, low);
    }

    /// <summary>"以上" and "以下" include the number (Civil Code, article 1259); "未满" and "超过" do not.</summary>
    static Standardized<AgeBand> One(string text, int age)
    {
        if (Has(text, From))
            return Band(age, null);
        if (Has(text, UpTo))
            return Band(0, age);
        if (Has(text, Below))
            return age == 0 ? Standardized<AgeBand>.Bad("an age below 0") : Band(0, age - 1);
        if (Has(text, Above))
            return age == OldestAge ? Standardized<AgeBand>.Bad($"an age above {OldestAge}") : Band(age + 1, null);
        bool decade = age % 10 == 0 && (text.Contains('多', StringComparison.Ordinal) || text.EndsWith("0s", StringComparison.OrdinalIgnoreCase));
        return decade ? Band(age, age + 9) : Band(age, age);
    }

    /// <summary>90后: born 1990 to 1999; 95后: born 1995 to 1999.</summary>
    static Standardized<AgeBand> Generation(int year)
    {
        if (year >= 100 && year is < 1900 or > 2100)
            return Standardized<AgeBand>.Bad($"the generation {year}; two digits or a year were expected");
        int from = year >= 100 ? year : year >= 30 ? 1900 + year : 2000 + year;
        int to = from - from % 10 + 9;
        return new AgeBand($"{from}-{to}", null, null, from, to);
    }

    static AgeBand Band(int low, int? high) => new(high is null ? $"{low}+" : $"{low}-{high}", low, high, null, null);

    static bool Has(string text, string[] words) => Array.Exists(words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    static int ReadNumbers(string text, Span<int> numbers)
    {
        int count = 0;
        for (int i = 0; i < text.Length;)
        {
            if (!AsciiFold.IsDigit(text[i]))
            {
                i++;
                continue;
            }
            int start = i;
            while (i < text.Length && AsciiFold.IsDigit(text[i]))
                i++;
            if (i - start > 4 || count == numbers.Length)
                return -1;
            numbers[count++] = int.Parse(text.AsSpan(start, i - start), CultureInfo.InvariantCulture);
        }
        return count;
    }
}
