namespace Guiyi.Standardize.Addressing;

/// <summary>Words of position, notes and kinds of places in Chinese addresses.</summary>
static class PlaceWords
{
    // How one finds the place, not where it is: left out of the parts.
    static readonly string[] Positions =
    [
        "东北侧", "西北侧", "东南侧", "西南侧", "交叉路口", "交叉口", "交汇处", "交界处", "斜对面", "正对面", "十字路口", "交界", "交汇", "交叉", "对面", "旁边", "附近", "门口", "隔壁", "楼下", "院内", "路口", "后面", "前面", "对过", "边上", "东侧", "西侧", "南侧", "北侧",
        "东北角", "西北角", "东南角", "西南角", "东面", "西面", "南面", "北面", "以东", "以西", "以南", "以北", "旁", "口", "与", "和", "转", "电联", "收",
    ];

    static readonly string[] Inside = ["斜对面", "正对面", "对面", "隔壁", "旁边", "附近"];

    static readonly string[] Places =
    [
        "公司", "厂", "店", "中心", "大厦", "广场", "市场", "商城", "小区", "花园", "公寓", "学校", "中学", "小学", "大学", "医院", "银行", "酒店", "宾馆", "超市", "商场", "集团", "局", "院", "馆", "部", "行", "会", "所", "站", "场", "社", "房", "库", "校", "铺", "城", "园", "苑",
    ];

    /// <summary>Without separators and without words of position at its ends.</summary>
    internal static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        while (true)
        {
            int before = text.Length;
            text = text.Trim(" ,;:|-_./\\\"'?!*#()[]<>·+=~@");
            if (text.Length > 0 && text[0] == '号')
                text = text[1..];
            foreach (string word in Positions)
                if (text.Length >= word.Length + (word.Length == 1 ? 3 : 2) && text.EndsWith(word, StringComparison.Ordinal) && !IsPartOfName(text, word))
                    text = text[..^word.Length];
                else if (text.SequenceEqual(word))
                    text = default;
            if (text.Length == before)
                return text;
        }
    }

    /// <summary>After a road: 与文一西路交叉口 is skipped.</summary>
    internal static ReadOnlySpan<char> SkipCrossing(ReadOnlySpan<char> text)
    {
        if (text.Length > 0 && text[0] is '与' or '和' or '及' or '交' or '、')
        {
            (_, int end) = RoadNames.Find(text[1..], false);
            if (end > 0)
                text = text[(end + 1)..];
        }
        while (true)
        {
            int before = text.Length;
            foreach (string word in Positions)
                if (word.Length > 1 && text.StartsWith(word, StringComparison.Ordinal))
                    text = text[word.Length..];
            if (text.Length > 0 && text[0] is '旁' or '口')
                text = text[1..];
            if (text.Length == before)
                return text;
        }
    }

    internal static bool IsPlace(ReadOnlySpan<char> text)
    {
        if (text.Length < 3)
            return false;
        foreach (string place in Places)
            if (text.EndsWith(place, StringComparison.Ordinal))
                return true;
        return false;
    }

    /// <summary>Without words of position inside, and with the numerals of 一期, 三区, 四段 in digits.</summary>
    internal static string Canonical(ReadOnlySpan<char> text)
    {
        foreach (string word in Inside)
        {
            int at = text.IndexOf(word, StringComparison.Ordinal);
            if (at > 1 && at + word.Length < text.Length)
                return Canonical(string.Concat(text[..at], text[(at + word.Length)..]));
        }
        for (int i = 0; i + 1 < text.Length; i++)
        {
            if (!ChineseNumerals.IsNumeral(text[i]))
                continue;
            int length = ChineseNumerals.LengthAt(text[i..]);
            if (i + length < text.Length && text[i + length] is '期' or '区' or '段' && (i == 0 || text[i - 1] != '第'))
                return string.Concat(text[..i], ChineseNumerals.ToDigits(text.Slice(i, length)), Canonical(text[(i + length)..]));
            i += length;
        }
        return text.ToString();
    }

    // 海口, 路口 of a place name: 口 and 旁 are dropped after a road, a gate or a crossing only.
    static bool IsPartOfName(ReadOnlySpan<char> text, string word) => word switch
    {
        "口" => text[^2] is not ('路' or '街' or '巷' or '弄' or '门' or '村'),
        "和" or "转" or "与" => false,
        "收" => true,
        _ => false,
    };
}
