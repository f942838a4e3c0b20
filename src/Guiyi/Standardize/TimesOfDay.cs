using Guiyi.Internals;

namespace Guiyi.Standardize;

/// <summary>The time of day behind a date: 10:48:03, T11:56:02Z, 下午3点20分, 3:20 PM.</summary>
static class TimesOfDay
{
    static readonly string[] Afternoon = ["下午", "晚上", "傍晚", "晚间", "夜间", "pm", "p.m."];
    static readonly string[] Morning = ["上午", "凌晨", "早上", "清晨", "早晨", "am", "a.m."];

    /// <summary>Null time where the rest holds none; false where it holds digits that are none.</summary>
    public static bool TryRead(ReadOnlySpan<char> rest, out TimeSpan? time)
    {
        time = null;
        int first = rest.IndexOfAnyInRange('0', '9');
        if (first < 0)
            return true;
        bool? afternoon = HalfOf(rest[..first]);
        bool noon = rest[..first].Contains("中午", StringComparison.Ordinal);
        Span<int> parts = stackalloc int[3];
        int count = 0, i = first;
        while (count < 3 && i < rest.Length && AsciiFold.IsDigit(rest[i]))
        {
            int digits = 0;
            while (i < rest.Length && AsciiFold.IsDigit(rest[i]) && digits++ < 2)
                parts[count] = parts[count] * 10 + (rest[i++] - '0');
            count++;
            while (i < rest.Length && rest[i] is ':' or '点' or '點' or '时' or '時' or '分' or '秒')
                i++;
        }
        bool hasUnit = rest.IndexOfAny(":点點") >= 0 || rest.IndexOfAny("时時") >= 0;
        afternoon ??= HalfOf(rest[i..]);
        if (!hasUnit && afternoon is null || parts[0] > 24 || parts[1] > 59 || parts[2] > 60)
            return false;
        int hour = parts[0];
        if (afternoon == true && hour < 12 || noon && hour < 3)
            hour += 12;
        else if (afternoon == false && hour == 12)
            hour = 0;
        time = new TimeSpan(hour, parts[1], Math.Min(parts[2], 59));
        return true;
    }

    static bool? HalfOf(ReadOnlySpan<char> text)
    {
        foreach (string word in Afternoon)
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        foreach (string word in Morning)
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
                return false;
        return null;
    }
}
