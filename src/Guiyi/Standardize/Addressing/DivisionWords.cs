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

    // What follows a short name that is only the beginning of another name (南京路, 杭州大厦, 滨江花园).
    static readonly string[] NameContinuations =
    [
        "路", "街", "道", "大道", "大街", "巷", "弄", "胡同", "村", "新村", "小区", "社区", "花园", "花苑", "花城", "大厦", "广场", "公园", "公寓", "家园", "嘉园", "嘉苑", "佳苑", "名苑",
        "东路", "西路", "南路", "北路", "中路", "东街", "西街", "南街", "北街", "中街", "一路", "二路", "三路", "四路", "五路", "支路", "环路", "新路", "大桥", "桥", "站", "火车", "汽车", "中学",
        "小学", "大学", "学院", "医院", "国际", "商城", "商贸", "市场", "名府", "苑", "庄园", "府", "大酒店", "酒店", "宾馆", "饭店", "银行", "公司", "有限", "集团", "银泰", "万达", "机场",
        "湾", "一品", "之", "科技", "人家", "人民", "第", "里", "小", "线", "学校", "职业", "技术", "幼儿", "实业", "宝龙", "城", "工业", "水产", "食品", "国贸", "世贸", "印象", "豪庭",
    ];

    static readonly string[] RoadBeginnings =
    [
        "路", "大道", "大街", "街", "中路", "东路", "西路", "南路", "北路", "中街", "东街", "西街", "南街", "北街", "巷", "公路", "一路", "二路", "三路",
    ];

    static readonly string[] Fillers =
        ["中华人民共和国", "中国", "省直辖县级行政区划", "省直辖县级行政单位", "自治区直辖县级行政区划", "市辖区", "市区", "null", "NULL"];

    /// <summary>Endings of development zones, the longest first.</summary>
    internal static readonly string[] ZoneEndings =
        ["高新技术产业开发区", "经济技术开发区", "高新技术开发区", "技术开发区", "经济开发区", "旅游度假区", "高新技术区", "高新园区", "高教园区", "开发区", "高新区", "经开区", "保税区", "度假区", "新区"];

    internal static bool IsCommonWord(string name) => CommonWords.Contains(name);

    internal static bool BelongsToAName(ReadOnlySpan<char> rest) => StartsWithAny(rest, NameContinuations) && !(rest.Length >= 3 && DivisionStarts(rest));

    internal static bool RoadFollows(ReadOnlySpan<char> rest) => StartsWithAny(rest, RoadBeginnings);

    /// <summary>Length of a separator or of a word without meaning that the text starts with, or 0.</summary>
    internal static int FillerAt(ReadOnlySpan<char> rest)
    {
        if (rest.Length == 0)
            return 0;
        if (rest[0] is ' ' or ',' or '-' or '/' or '_' or ':' or ';' or '.' or '|' or '·' or '\'' or '"' or '?' or '>' or '!' or '&' or '+' or '=' or '*' or '\\')
            return 1;
        if (rest[0] is '中' or '省' or '自' or '市' or 'n' or 'N')
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

    // 中国 is left out before a division only: 中国皮革城 is a building.
    static bool DivisionStarts(ReadOnlySpan<char> rest)
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
