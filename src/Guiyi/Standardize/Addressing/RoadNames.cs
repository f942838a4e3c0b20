namespace Guiyi.Standardize.Addressing;

/// <summary>Finds the road in a piece of a Chinese address.</summary>
static class RoadNames
{
    // A name before these ends; the road starts after it (红光村人民路, 东溪工业园区振兴路).
    static readonly string[] Breaks =
    [
        "开发区", "工业园区", "工业园", "工业区", "园区", "新区", "小区", "社区", "居委会", "村委会", "新村", "村", "市场", "大厦", "花园", "广场", "花苑", "公寓", "名苑", "家园", "商城", "科技园", "产业园", "管理区", "水暖城", "轻纺城", "汽配城", "皮革城", "商贸城", "服装城", "科技城", "公司", "农场", "区",
    ];

    /// <summary>The road's place in <paramref name="text"/>, or length 0.</summary>
    /// <param name="text">A piece without numbers of its own.</param>
    /// <param name="numberFollows">True where the text runs up to a number, which makes 道, 线 and the like roads too.</param>
    internal static (int Start, int End) Find(ReadOnlySpan<char> text, bool numberFollows)
    {
        for (int i = 1; i < text.Length; i++)
        {
            int length = SuffixAt(text, i, numberFollows);
            if (length == 0 || IsCompound(text[(i + length)..]))
                continue;
            int end = i + length;
            int start = StartOf(text[..i]);
            if (i - start > 10)
                return default;
            return (start, end + SectionAt(text[end..], text[end - 1] == '道' && numberFollows));
        }
        return default;
    }

    // Length of the road suffix at i, or 0.
    static int SuffixAt(ReadOnlySpan<char> text, int i, bool numberFollows)
    {
        ReadOnlySpan<char> rest = text[i..];
        bool atEnd = rest.Length == 1;
        switch (rest[0])
        {
            case '路':
                if (rest.Length > 1 && IsNoRoad(rest))
                    return 0;
                if (text[i - 1] is '铁' or '线' or '网' or '电' && !(atEnd && numberFollows))
                    return 0;
                return text[i - 1] == '公' && !atEnd && IsOffice(rest[1..]) ? 0 : 1;
            case '街':
                return rest.Length > 1 && rest[1] is '道' or '区' or '坊' or '上' ? 0 : 1;
            case '大':
                return rest.Length > 1 && rest[1] is '道' or '街' && !(rest.Length > 2 && rest[1] == '街' && rest[2] == '道') ? 2 : 0;
            case '胡':
                return rest.StartsWith("胡同", StringComparison.Ordinal) ? 2 : 0;
            case '巷':
                return rest.Length > 1 && rest[1] is '口' or '镇' or '子' ? (rest[1] == '口' ? 1 : 0) : 1;
            case '弄':
                return atEnd || (rest.Length > 1 && rest[1] is '口') ? 1 : 0;
            case '道':
                return atEnd && numberFollows && text[i - 1] is not ('街' or '通' or '隧' or '管' or '跑' or '铁') ? 1 : 0;
            case '条' or '堤' or '线':
                return atEnd && numberFollows && i >= 2 ? 1 : 0;
            default:
                return 0;
        }
    }

    // 花街小区, 石板巷新村: a compound that a road gave its name.
    static bool IsCompound(ReadOnlySpan<char> rest) =>
        rest.StartsWith("小区", StringComparison.Ordinal) || rest.StartsWith("新村", StringComparison.Ordinal) || rest.StartsWith("社区", StringComparison.Ordinal)
        || rest.StartsWith("庙", StringComparison.Ordinal) || rest.StartsWith("村", StringComparison.Ordinal) || rest.StartsWith("大酒店", StringComparison.Ordinal);

    static bool IsNoRoad(ReadOnlySpan<char> rest) =>
        rest[1] is '桥' or '灯' or '政' or '面' or '由' or '易' or '虎' or '局' || rest.StartsWith("路港", StringComparison.Ordinal);

    // 铁路局, 公路段: an office, not a road.
    static bool IsOffice(ReadOnlySpan<char> rest) => rest[0] is '局' or '段' or '小' or '家' or '新' or '宿' or '医' or '中' or '管' or '公' or '建' or '工';

    // 东段, 一段, 3段 after the road's name belong to it.
    // 广州大道北 is another road than 广州大道中.
    static int SectionAt(ReadOnlySpan<char> rest, bool boulevard)
    {
        if (boulevard && rest.Length == 1 && rest[0] is '东' or '西' or '南' or '北' or '中')
            return 1;
        if (rest.Length >= 2 && rest[1] == '段' && (rest[0] is '东' or '西' or '南' or '北' or '中' || ChineseNumerals.IsNumeral(rest[0]) || char.IsAsciiDigit(rest[0])))
            return 2;
        return 0;
    }

    static int StartOf(ReadOnlySpan<char> stem)
    {
        int start = 0;
        foreach (string word in Breaks)
        {
            int at = stem.LastIndexOf(word, StringComparison.Ordinal);
            int after = at + word.Length;
            // 中关村大街, 张家村东路: too little is left for a name of its own.
            if (at < 1 || after <= start || stem.Length - after < 1 || (stem.Length - after == 1 && stem[after] is '东' or '西' or '南' or '北' or '中' or '大' or '前' or '后' or '新' or '老' or '一' or '二' or '三' or '四' or '五' or '六'))
                continue;
            start = after;
        }
        return start;
    }
}
