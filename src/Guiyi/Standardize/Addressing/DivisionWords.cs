using System.Collections.Frozen;

namespace Guiyi.Standardize.Addressing;

/// <summary>Words that tell a division's short name from the beginning of a road's or a building's name.</summary>
static class DivisionWords
{
    // Short names that are everyday words or common parts of road and compound names: without 区 or 县 and without a city before them they mean nothing.
    static readonly FrozenSet<string> CommonWords = (
        "河西 海港 路南 路北 运河 平安 城东 城西 城北 城厢 东风 前进 友好 振兴 解放 红旗 中原 公安 资源 港口 中站 站前 卫东 岭东 集贤 方正 富裕 平房 光明 前锋 南部 中方 " +
        "会同 通道 凤凰 大方 天等 天涯 海棠 东方 高台 会昌 兴国 兴隆 安居 工农 友谊 爱民 阳明 太白 紫金 太湖 天桥 桥东 牡丹 宝塔 七星 西工 北关 南关 东河 西岗 二七 二道 " +
        "金州 山城 龙文 文峰 湖滨 双桥 莲池 玉泉 莲湖 滨江 滨湖 江南 丰满 榆树 灯塔 宏伟 大东 大观 迎江 望江 定远 石鼓 石峰 云溪 荷塘 天心 天元 芙蓉 金牛 青羊 锦江 朝天 " +
        "船山 翠屏 东坡 西山 东湖 南湖 北湖 月湖 平和 团风 英山 东源 江海 新会 海珠 天河 双龙 新安 新丰 新田 新建 新星 白杨 双河 三元 龙门 龙泉 龙江 长征 永丰 永兴 永和 " +
        "文昌 文成 大厂 大化 大港 五峰 三江 三河 石桥 石林 古城 老城 西市 市南 金水 海西 河东 南岸 江岸 江汉 江口 三水 高明 香坊 道里 道外 南岗 东山 玉泉 云龙 云山 花山 雨花 " +
        "开发 中心 富民 惠民 民权 民乐 安乐 康乐 和政 互助 同心 永定 永安 长乐 长安 长寿 长兴 东海 南海 北海 南山 金山 红山 西城 东城 宝山 嘉禾 华安 建华 建设 新民 南城 东兴").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // County-level names so well known that they stand without their city.
    static readonly FrozenSet<string> WellKnown = (
        "义乌 昆山 江阴 常熟 张家港 太仓 宜兴 慈溪 余姚 萧山 诸暨 海宁 桐乡 瑞安 乐清 温岭 临海 永康 东阳 富阳 临安 鄞州 北仑 浦东 闵行 海淀 顺德 番禺 南海 宝安 罗湖 柯桥 晋江 石狮 浏阳 昌平 通州").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // What follows a short name that is only the beginning of another name (南京路, 杭州大厦, 滨江花园).
    static readonly string[] NameContinuations =
    [
        "路", "街", "大道", "大街", "巷", "弄", "胡同", "新村", "小区", "社区", "花园", "花苑", "花城", "大厦", "广场", "公园", "公寓", "家园", "嘉园", "嘉苑", "佳苑", "名苑",
        "东路", "西路", "南路", "北路", "中路", "东街", "西街", "南街", "北街", "中街", "一路", "二路", "三路", "四路", "五路", "支路", "环路", "新路", "大桥", "火车", "汽车", "中学",
        "小学", "大学", "医院", "名府", "庄园", "大酒店", "酒店", "宾馆", "饭店", "银行", "公司", "有限", "集团", "机场", "一品", "科技", "职业", "技术", "师范", "实业", "工业", "食品", "国贸", "世贸", "印象", "豪庭",
        "山风景", "湾新区", "湾经济", "湾上虞", "师大", "工程", "理工", "经济技术", "开发区", "高新", "功能区", "话", "人民医院", "人民政府", "市场", "商城",
    ];

    // Weaker signs of the same, heeded where nothing else supports the short name.
    static readonly string[] WeakContinuations =
    [
        "学院", "国际", "商贸", "府", "苑", "湾", "城", "小", "里", "第", "线", "之", "站", "桥", "道", "村", "银泰", "万达", "人家", "人民", "学校", "宝龙", "水产", "幼儿", "山", "江", "河", "湖", "家", "庄", "园", "大",
    ];

    static readonly string[] Compounds = ["花园", "花苑", "小区", "大厦", "广场", "公寓", "苑", "家园", "名苑", "新村", "别墅", "映"];

    static readonly string[] RoadBeginnings =
    [
        "路", "大道", "大街", "街", "中路", "东路", "西路", "南路", "北路", "中街", "东街", "西街", "南街", "北街", "巷", "公路", "一路", "二路", "三路",
    ];

    static readonly string[] Fillers =
        ["其它地区", "其他地区", "其它区", "其他区", "区县", "中华人民共和国", "中国", "省直辖县级行政区划", "省直辖县级行政单位", "自治区直辖县级行政区划", "市辖区", "市区", "null", "NULL"];

    /// <summary>Endings of development zones, the longest first.</summary>
    internal static readonly string[] ZoneEndings =
        ["高新技术产业开发区", "经济技术开发区", "高新技术开发区", "技术开发区", "经济开发区", "旅游度假区", "高新技术区", "高新园区", "高教园区", "开发区", "高新区", "经开区", "保税区", "度假区", "新区"];

    internal static bool IsCommonWord(string name) => CommonWords.Contains(name);

    internal static bool IsWellKnown(string name) => WellKnown.Contains(name);

    /// <summary>True where the text goes on the name before it: 大厦, 大道, 师范学院.</summary>
    internal static bool BelongsToAName(ReadOnlySpan<char> rest) =>
        (rest.Length > 1 && rest[1] is '路' or '街' && !(rest.Length > 2 && rest[1] == '街' && rest[2] == '道'))
        || (rest.Length > 2 && rest[2] == '路' && rest[0] is '东' or '西' or '南' or '北' or '中')
        || (StartsWithAny(rest, NameContinuations) && !RoadNamed(rest));

    /// <summary>Like <see cref="BelongsToAName"/>, for beginnings that are as often something else.</summary>
    internal static bool MayBelongToAName(ReadOnlySpan<char> rest) => (rest.Length > 1 && rest[1] == '村') || StartsWithAny(rest, WeakContinuations);

    internal static bool RoadFollows(ReadOnlySpan<char> rest) => StartsWithAny(rest, RoadBeginnings);

    internal static bool CompoundFollows(ReadOnlySpan<char> rest) => StartsWithAny(rest, Compounds);

    /// <summary>True where the word is the stem of a road of its own: 科技路, 工业大道, 人民东路.</summary>
    internal static bool RoadNamed(ReadOnlySpan<char> rest)
    {
        for (int length = 2; length <= 4 && length < rest.Length; length++)
            if (rest[length] == '路' || rest[length..].StartsWith("大道", StringComparison.Ordinal))
                return rest[0] is not ('东' or '西' or '南' or '北' or '中' or '一' or '二' or '三') || length > 2;
        return false;
    }

    /// <summary>Length of a separator or of a word without meaning that the text starts with, or 0.</summary>
    internal static int FillerAt(ReadOnlySpan<char> rest)
    {
        if (rest.Length == 0)
            return 0;
        if (rest[0] is ' ' or ',' or '-' or '/' or '_' or ':' or ';' or '.' or '|' or '·' or '\'' or '"' or '?' or '>' or '!' or '&' or '+' or '=' or '*' or '\\')
            return 1;
        if (rest[0] is '区' or '县' && DivisionStarts(rest[1..]))
            return 1;
        // 中国 is left out before a division only: 中国皮革城 is a building.
        if (rest[0] is '中' or '省' or '自' or '市' or '其' or '区' or 'n' or 'N')
            foreach (string filler in Fillers)
                if (rest.StartsWith(filler, StringComparison.Ordinal))
                    return filler == "中国" && rest.Length > 2 && rest[2] is not (' ' or ',' or '-') && !DivisionStarts(rest[2..]) ? 0 : filler.Length;
        return 0;
    }

    /// <summary>True where a name could be one: Chinese characters only and no ending of a road, village or town inside.</summary>
    internal static bool IsPlainName(ReadOnlySpan<char> name)
    {
        foreach (char c in name)
            if (!AddressText.IsChinese(c) || c is '路' or '街' or '村' or '号' or '道')
                return false;
        return true;
    }

    /// <summary>True where the text starts with the full or short name of a division.</summary>
    internal static bool DivisionStarts(ReadOnlySpan<char> rest)
    {
        foreach (DivisionName name in Divisions.NamesFrom(rest))
            if (rest.StartsWith(name.Name, StringComparison.Ordinal))
                return true;
        return false;
    }

    static bool StartsWithAny(ReadOnlySpan<char> rest, string[] beginnings)
    {
        foreach (string beginning in beginnings)
            if (rest.StartsWith(beginning, StringComparison.Ordinal))
                return true;
        return false;
    }
}
