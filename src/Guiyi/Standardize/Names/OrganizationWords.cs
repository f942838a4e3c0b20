namespace Guiyi.Standardize.Names;

/// <summary>Endings that betray a business in a column of persons' names.</summary>
static class OrganizationWords
{
    static readonly string[] Endings =
    [
        "公司", "集团", "建材", "装修", "装饰", "商行", "商店", "超市", "酒店", "饭店", "餐厅", "工作室", "经营部", "门市部", "营业部", "旗舰店", "专卖店", "专营店", "小店", "药店",
        "服饰", "科技", "贸易", "物流", "广告", "实业", "快递", "快运", "驿站", "菜鸟", "代购", "批发", "零售", "中心", "学校", "医院", "银行", "幼儿园", "事务所", "合作社", "研究所",
    ];

    public static bool EndsLikeOrganization(ReadOnlySpan<char> name)
    {
        foreach (string ending in Endings)
            if (name.EndsWith(ending, StringComparison.Ordinal))
                return true;
        return name.Length > 3 && name[^1] is '店' or '厂' or '馆';
    }
}
