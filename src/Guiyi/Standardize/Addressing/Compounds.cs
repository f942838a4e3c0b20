namespace Guiyi.Standardize.Addressing;

/// <summary>What a community's name says about how its doors are numbered.</summary>
static class Compounds
{
    static readonly string[] Residential =
        ["小区", "花园", "公寓", "苑", "家园", "花城", "新城", "府", "庭", "居", "坊", "名都", "豪庭", "山庄", "公馆", "嘉园", "宿舍", "期", "区", "园", "湾", "城", "家属院"];

    static readonly string[] Markets =
        ["市场", "商城", "广场", "大厦", "中心", "世界", "皮革城", "毛衫城", "汽配城", "商贸城", "轻纺城", "建材城", "家具城", "商场", "百货", "写字楼"];

    /// <summary>True where 5号 means a building or a stall rather than a house.</summary>
    internal static bool HasNumberedBuildings(string? community) => EndsWithAny(community, Residential) || IsMarket(community);

    internal static bool IsMarket(string? community) => EndsWithAny(community, Markets);

    internal static bool IsVillage(string? community) => community is not null && community[^1] is '村' or '庄' or '屯' or '寨' && !community.EndsWith("新村", StringComparison.Ordinal);

    static bool EndsWithAny(string? name, string[] endings)
    {
        if (name is not null)
            foreach (string ending in endings)
                if (name.EndsWith(ending, StringComparison.Ordinal))
                    return true;
        return false;
    }
}
