namespace Guiyi.Classify;

/// <summary>The most frequent industries of the organizations.</summary>
static class IndustryDimension
{
    const string Name = "industry";
    const double EnoughKnown = 0.05;
    const double EnoughCovered = 0.3;

    public static ProposedDimension Propose(SchemeEvidence evidence)
    {
        FrequentValues values = FrequentValues.Of(evidence.Industries);
        if (values.Top.Length < 2 || values.Known < evidence.Organizations * EnoughKnown || values.Coverage < EnoughCovered)
            return ProposedDimension.LeaveOut(
                Name,
                FormattableString.Invariant($"不分行业：{evidence.Organizations} 家企业中 {values.Known} 家有行业，共 {values.Distinct} 种，不足以划分。"),
                FormattableString.Invariant($"No industries: {values.Known} of {evidence.Organizations} organizations have one, {values.Distinct} different; not enough to divide by."));
        ClassDefinition[] classes =
        [
            new("0", "个人（不分行业）", "Person, no industry", "kind = person"),
            .. values.Classes("industry"),
            new("Z", "未知", "Unknown", "industry is empty"),
        ];
        return ProposedDimension.Use(
            new Dimension(Name, "行业", "Industry", classes, "O"),
            FormattableString.Invariant($"{evidence.Organizations} 家企业中 {values.Known} 家有行业，最常见的 {values.Top.Length} 种各有字母（A 为 {values.Top[0].Value}），其余为 O，未知为 Z。"),
            FormattableString.Invariant($"{values.Known} of {evidence.Organizations} organizations have one; the {values.Top.Length} most frequent have letters (A is {values.Top[0].Value}), the rest is O, unknown is Z."));
    }
}
