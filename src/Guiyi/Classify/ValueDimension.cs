namespace Guiyi.Classify;

/// <summary>How much customers pay: the top fifth, the rest of the upper half, the lower half.</summary>
static class ValueDimension
{
    const string Name = "value";
    const int EnoughBuyers = 10;

    public static ProposedDimension Propose(SchemeEvidence evidence)
    {
        int known = evidence.Currencies.Values.Sum();
        if (known < EnoughBuyers)
            return ProposedDimension.LeaveOut(
                Name,
                FormattableString.Invariant($"不分价值：只有 {known} 位客户有消费金额。"),
                FormattableString.Invariant($"No value tiers: only {known} customers have amounts."));
        if (evidence.Currencies.Count > 1)
            return ByScore(evidence.Currencies.Count);
        decimal high = Round(evidence.MoneyOfTopFifth), middle = Round(evidence.MoneyOfTopHalf);
        if (middle <= 0 || high <= middle)
            return ProposedDimension.LeaveOut(Name, "不分价值：消费金额几乎相同。", "No value tiers: the amounts are nearly all the same.");
        string currency = evidence.Currencies.Keys.Single();
        Dimension dimension = Tiers(FormattableString.Invariant($"money >= {high}"), FormattableString.Invariant($"money >= {middle}"));
        return ProposedDimension.Use(
            dimension,
            FormattableString.Invariant($"按消费金额分：约前五分之一的购买者达到 {high}{Space(currency)}（H），前一半达到 {middle}{Space(currency)}（M），其余为 L，未购买为 N。"),
            FormattableString.Invariant($"By money: about a fifth of the buyers reach {high}{Space(currency)} (H), half reach {middle}{Space(currency)} (M); the others are L, without purchase N."));
    }

    static ProposedDimension ByScore(int currencies) => ProposedDimension.Use(
        Tiers("m >= 5", "m >= 3"),
        FormattableString.Invariant($"金额有 {currencies} 种货币，不能直接比较，因此按各货币内的金额评分（m，1 至 5）分。"),
        FormattableString.Invariant($"There are {currencies} currencies, which do not compare; so by the money score within each currency (m, 1 to 5)."));

    static Dimension Tiers(string high, string middle) =>
        new(
            Name,
            "价值",
            "Value",
            [new("H", "高价值", "High", high), new("M", "中价值", "Middle", middle), new("L", "低价值", "Low", "orders >= 1")],
            "N")
        {
            OtherwiseZh = "未购买",
            OtherwiseEn = "No purchase",
        };

    /// <summary>Two leading digits: a limit that people can remember.</summary>
    static decimal Round(decimal amount)
    {
        decimal unit = 1;
        while (amount / unit >= 100)
            unit *= 10;
        return amount < 1 ? amount : Math.Floor(amount / unit) * unit;
    }

    static string Space(string currency) => currency.Length == 0 ? "" : " " + currency;
}
