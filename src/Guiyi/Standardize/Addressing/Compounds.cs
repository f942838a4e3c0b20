namespace Guiyi.Standardize.Addressing;

/// <summary>What a community's name says about how its doors are numbered.</summary>
static class Compounds
{
    static readonly string[] Residential =
        ["小区", "花园", "公寓", "苑", "家园", "花城", "府", "庭", "居", "坊", "名都", "山庄", "公馆", "嘉园", "宿舍", "期", "东区", "西区", "南区", "北区", "中区", "1区", "2区", "3区", "4区", "5区", "6区", "A区", "B区", "C区", "家属院", "华城", "新城", "园"];

    static readonly string[] NotResidential = ["工业园", "科技园", "产业园", "公园", "茶园", "果园", "创业园", "物流园", "幼儿园"];

    static readonly string[] Stalls =
        ["市场", "商城", "皮革城", "毛衫城", "汽配城", "商贸城", "轻纺城", "建材城", "家具城", "商场", "百货", "五金城", "服装城", "珠宝城", "家居城"];

    static readonly string[] Offices = ["大厦", "中心", "写字楼", "广场", "世界", "大楼", "国际", "商务楼", "综合楼", "酒店"];

    /// <summary>True where 5号 means a building or a stall rather than a house.</summary>
    internal static bool HasNumberedBuildings(string? community) =>
        (EndsWithAny(community, Residential) && !EndsWithAny(community, NotResidential)) || IsMarket(community);

    /// <summary>True for a place of many shops or offices under one roof.</summary>
    internal static bool IsMarket(string? community) => IsStalls(community) || EndsWithAny(community, Offices);

    /// <summary>True for a market whose stalls have numbers such as D05-2.</summary>
    internal static bool IsStalls(string? community)
    {
        if (community is not null)
            foreach (string word in Stalls)
                if (community.Contains(word, StringComparison.Ordinal))
                    return true;
        return false;
    }

    /// <summary>True for a building in which a bare number is a room.</summary>
    internal static bool IsOffice(string? community) => EndsWithAny(community, Offices);

    /// <summary>True for a village; 新村 and 一村 are mostly housing estates.</summary>
    internal static bool IsVillage(string? community) =>
        community is [.., char before, '村' or '庄' or '屯' or '寨'] && !(community[^1] == '村' && (before == '新' || ChineseNumerals.IsNumeral(before)));

    static bool EndsWithAny(string? name, string[] endings)
    {
        if (name is not null)
            foreach (string ending in endings)
                if (name.EndsWith(ending, StringComparison.Ordinal))
                    return true;
        return false;
    }
}
