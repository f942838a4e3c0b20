namespace Guiyi.Internals;

/// <summary>Chinese numerals, everyday, formal (壹贰叁) and calendar (廿卅) ones.</summary>
static class ChineseNumerals
{
    const int Ten = 10;

    /// <summary>The digit or ten a character stands for; -1 where it is no numeral.</summary>
    public static int ValueOf(char c) => c switch
    {
        '〇' or '零' or '○' or 'Ｏ' => 0,
        '一' or '壹' or '弌' or '元' or '正' => 1,
        '二' or '贰' or '貳' or '两' or '兩' => 2,
        '三' or '叁' or '參' => 3,
        '四' or '肆' => 4,
        '五' or '伍' => 5,
        '六' or '陆' or '陸' => 6,
        '七' or '柒' => 7,
        '八' or '捌' => 8,
        '九' or '玖' => 9,
        '十' or '拾' => Ten,
        '廿' => 20,
        '卅' => 30,
        _ => -1,
    };

    /// <summary>Reads a run of numerals: digit by digit (一九七八, 二〇二四) or with tens (二十一, 廿一, 三十). Null where the run makes no number below 10,000.</summary>
    public static int? Read(ReadOnlySpan<char> run)
    {
        if (run.Length is 0 or > 4)
            return null;
        int value = 0;
        bool tens = false;
        foreach (char c in run)
        {
            int digit = ValueOf(c);
            if (digit >= Ten)
            {
                if (tens || digit > Ten && value > 0 || value >= Ten)
                    return null;
                value = digit > Ten ? digit : value == 0 ? Ten : value * Ten;
                tens = true;
            }
            else if (!tens)
                value = value * Ten + digit;
            else if (value % Ten == 0)
                value += digit;
            else
                return null;
        }
        return value;
    }
}
