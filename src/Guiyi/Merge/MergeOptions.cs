using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Merge;

/// <summary>How judgments become customers.</summary>
public sealed record MergeOptions
{
    /// <summary>Two groups of records are kept apart where their personal evidence, on average over pairs across, is below this many bits.</summary>
    public double LeastAgreement { get; init; } = -1;

    /// <summary>Bits by which two groups as wholes may fall short of the threshold, though a pair of them reached it.</summary>
    public double GroupTolerance { get; init; } = 0.5;

    /// <summary>Pairs across two groups that are looked at, at most.</summary>
    public int PairsAcross { get; init; } = 100;

    /// <summary>Survivorship rules in order, for attributes that have none of their own.</summary>
    public IReadOnlyList<SurvivorshipRule> Survivorship { get; init; } =
        [SurvivorshipRule.MostTrusted, SurvivorshipRule.MostFrequent, SurvivorshipRule.MostRecent, SurvivorshipRule.Longest];

    /// <summary>Survivorship rules by attribute name, such as "phone". Of consents the strictest wins whatever stands here.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<SurvivorshipRule>> SurvivorshipOf { get; init; } = new Dictionary<string, IReadOnlyList<SurvivorshipRule>>
    {
        ["address"] = [SurvivorshipRule.MostTrusted, SurvivorshipRule.MostComplete, SurvivorshipRule.MostRecent, SurvivorshipRule.MostFrequent],
        ["phone"] = [SurvivorshipRule.MostComplete, SurvivorshipRule.MostTrusted, SurvivorshipRule.MostFrequent, SurvivorshipRule.MostRecent],
        ["person_name"] = [SurvivorshipRule.MostTrusted, SurvivorshipRule.MostComplete, SurvivorshipRule.MostFrequent, SurvivorshipRule.MostRecent],
    };

    static readonly IReadOnlyList<SurvivorshipRule> OfConsents = [SurvivorshipRule.Strictest];

    /// <summary>The rules of an attribute. Those of consents cannot be chosen: the strictest always wins.</summary>
    internal IReadOnlyList<SurvivorshipRule> RulesOf(AttributeColumn attribute) =>
        attribute.Kind == AttributeKind.Consent ? OfConsents : SurvivorshipOf.GetValueOrDefault(attribute.Name) ?? Survivorship;
}
