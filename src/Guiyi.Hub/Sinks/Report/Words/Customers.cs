namespace Guiyi.Hub.Sinks.Report.Words;

/// <summary>Classes and codes, relations, top customers.</summary>
static class Customers
{
    public static readonly Wording[] All =
    [
        new("classes.title", "分类与编号", "Classes and codes"),
        new("classes.intro", "每个客户在每个维度里属于一类；这些类组成编号。规则都在 guiyi.yaml 里，可以改。", "Every customer belongs to one class in each dimension, and the classes make the code. The rules stand in guiyi.yaml and can be changed."),
        new("classes.scheme", "编号怎样组成", "How a code is made"),
        new("classes.why", "为什么这样编", "Why this scheme"),
        new("classes.part", "部分", "Part"),
        new("classes.meaning", "含义", "Meaning"),
        new("classes.code", "编号", "Code"),
        new("classes.name", "名称", "Name"),
        new("classes.classes", "所属分类", "Classes"),
        new("classes.class", "类", "Class"),
        new("classes.dimension", "按{0}", "By {0}"),

        new("relations.title", "家庭与企业联系人", "Households and company contacts"),
        new("relations.intro", "属于一起、但不是同一个客户：不合并，只记下关联和依据。", "Customers that belong together without being the same: they are not merged; the relation and its evidence are kept."),
        new("relations.kind", "关联", "Relation"),
        new("relations.count", "组数", "Relations"),
        new("relations.customers", "涉及客户", "Customers in them"),
        new("relations.members", "成员", "Members"),
        new("relations.evidence", "依据", "Evidence"),
        new("relations.more", "另有 {0} 位", "and {0} more"),

        new("top.title", "重要客户", "Top customers"),
        new("top.intro", "按累计消费金额从高到低。", "By money spent, highest first."),
        new("top.city", "城市", "City"),
        new("top.orders", "订单", "Orders"),
        new("top.money", "金额", "Money"),
        new("top.lastSeen", "最近一次", "Last seen"),
        new("top.channels", "渠道", "Channels"),
        new("top.rfm", "最近多久来过、来过几次", "How recently and how often"),
        new("top.rfm.intro", "每一格是客户数，下面是他们带来的金额。左上角最近来过但次数还少，右上角是最近常来的。", "Each cell counts customers; below it stands the money they brought. Top left came lately but seldom, top right lately and often."),
        new("top.recency", "最近一次", "Last order"),
        new("top.frequency", "订单数", "Orders"),
    ];
}
