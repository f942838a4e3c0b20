namespace Guiyi.Classify;

/// <summary>How customers buy: loyal, new, active, sleeping, lost; or, without orders, when they were last seen.</summary>
static class BehaviourDimension
{
    const string Name = "behaviour";
    const int UsualActiveDays = 90;
    const int ShortestActiveDays = 30;
    const int LongestActiveDays = 180;
    const int EnoughRepeaters = 20;
    const int FewestLoyalOrders = 3;

    public static ProposedDimension Propose(SchemeEvidence evidence) =>
        evidence.Buyers > 0 ? ByOrders(evidence)
        : evidence.Seen > 0 ? BySeen(evidence)
        : ProposedDimension.LeaveOut(Name, "不分购买行为：没有订单，也没有带日期的互动。", "No behaviour: there are neither orders nor dated interactions.");

    static ProposedDimension ByOrders(SchemeEvidence evidence)
    {
        (int active, string whyZh, string whyEn) = ActiveDays(evidence);
        int lost = 3 * active;
        int loyal = Math.Max(FewestLoyalOrders, evidence.OrdersOfTopQuarter);
        ClassDefinition[] classes =
        [
            new("1", "忠诚", "Loyal", FormattableString.Invariant($"orders >= {loyal} and recency_days <= {active}")),
            new("2", "新客", "New", FormattableString.Invariant($"first_order >= {active} days ago")),
            new("3", "活跃", "Active", FormattableString.Invariant($"recency_days <= {active}")),
            new("4", "沉睡", "Sleeping", FormattableString.Invariant($"recency_days <= {lost}")),
            new("5", "流失", "Lost", FormattableString.Invariant($"recency_days > {lost}")),
            new("6", "购买日期不详", "Bought, day unknown", "orders >= 1"),
        ];
        var dimension = new Dimension(Name, "购买行为", "Purchase behaviour", classes, "0") { OtherwiseZh = "未购买", OtherwiseEn = "No purchase" };
        return ProposedDimension.Use(
            dimension,
            FormattableString.Invariant($"按订单分：{evidence.Customers} 位客户中 {evidence.Buyers} 位有订单。{active} 天内购买为活跃（{whyZh}），超过 {lost} 天为流失；忠诚指活跃且至少 {loyal} 单（至少 3 单，且约四分之一的购买者能达到）。"),
            FormattableString.Invariant($"By orders: {evidence.Buyers} of {evidence.Customers} customers have one. Active means an order within {active} days ({whyEn}), lost means none for more than {lost}; loyal means active with {loyal} orders or more (at least 3, and what a quarter of the buyers reach)."));
    }

    static ProposedDimension BySeen(SchemeEvidence evidence)
    {
        const int lost = 3 * UsualActiveDays;
        ClassDefinition[] classes =
        [
            new("3", "活跃", "Active", FormattableString.Invariant($"last_seen >= {UsualActiveDays} days ago")),
            new("4", "沉睡", "Sleeping", FormattableString.Invariant($"last_seen >= {lost} days ago")),
            new("5", "流失", "Lost", "last_seen is not empty"),
        ];
        var dimension = new Dimension(Name, "活跃程度", "Activity", classes, "0") { OtherwiseZh = "无互动日期", OtherwiseEn = "Never seen" };
        return ProposedDimension.Use(
            dimension,
            FormattableString.Invariant($"没有订单，按最近互动分：{evidence.Seen} 位客户有带日期的互动，90 天内为活跃，270 天内为沉睡。"),
            FormattableString.Invariant($"Without orders, by the last interaction: {evidence.Seen} customers have a dated one; active within 90 days, sleeping within 270."));
    }

    /// <summary>Twice the usual time between orders, in whole months: who waits longer than that has changed.</summary>
    static (int Days, string WhyZh, string WhyEn) ActiveDays(SchemeEvidence evidence)
    {
        if (evidence.Repeaters < EnoughRepeaters)
            return (UsualActiveDays, "复购客户太少，用常用值", "too few repeat buyers, so the usual value");
        int months = (int)Math.Min(100, Math.Ceiling(2 * evidence.TypicalGapDays / 30));
        int days = Math.Clamp(months * 30, ShortestActiveDays, LongestActiveDays);
        return (
            days,
            FormattableString.Invariant($"复购客户两单之间通常隔 {evidence.TypicalGapDays:0} 天，取其两倍，限于 30 至 180 天"),
            FormattableString.Invariant($"repeat buyers usually wait {evidence.TypicalGapDays:0} days; twice that, between 30 and 180"));
    }
}
