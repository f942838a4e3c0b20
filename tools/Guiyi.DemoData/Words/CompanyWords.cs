namespace Guiyi.DemoData.Words;

/// <summary>What companies are called. The brand words are invented; a likeness to a company that exists is chance.</summary>
static class CompanyWords
{
    public static readonly string[] Brands =
    [
        "云泽禾", "恒屿山", "松岭白", "海稻湾", "启岸星", "知禾田", "朗桥月", "博岚青", "元朔火", "青舟渡", "景澄湖", "锦帆远", "沐岩石", "晴麓谷", "远汀洲",
        "方榆树", "鹤鸣溪", "泊云港", "谷雨新", "万棠花", "昭阑珊", "辰砂红", "木屿林", "川页书", "禾木谣", "柏溪涧", "岚起风", "秋白露", "石上泉", "观澜海",
        "栖霞岭", "扬舟帆", "初霁雪", "明砚台", "采葛园", "乐麦田", "嘉树枝", "南烛光", "若木堂", "星槎海", "望野原", "素尘音", "怀瑾石", "致远帆", "一苇航",
        "听澜阁", "墨池轩", "拾光里", "渔樵渡", "归雁南",
    ];

    /// <summary>The word in the name, and the industry it stands for.</summary>
    public static readonly (string Trade, string Industry)[] Trades =
    [
        ("食品", "食品"), ("餐饮管理", "餐饮"), ("贸易", "批发零售"), ("电子科技", "电子"), ("信息技术", "软件"), ("装饰工程", "建筑装饰"), ("文化传媒", "广告传媒"),
        ("酒店管理", "酒店"), ("物业服务", "物业"), ("教育咨询", "教育"), ("医疗器械", "医疗器械"), ("包装材料", "包装"),
    ];

    public static readonly string[] SubsidiaryTrades = ["商贸", "供应链管理", "科技"];

    public static readonly string[] Buildings = ["远帆大厦", "汇川中心", "松风写字楼", "启明商务楼", "星桥广场", "云锦国际", "晴川大厦", "长亭创业园"];

    public static readonly string[] Jobs = ["采购", "行政", "财务", "经理", "总经理", "前台", "办公室主任"];
}
