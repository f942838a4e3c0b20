using Guiyi.Merge;
using Guiyi.Model;

namespace Guiyi.Hub.Sinks.Results;

/// <summary>Enumerations as the files write them.</summary>
static class Words
{
    public static string Of(EntityKind kind) => kind == EntityKind.Person ? "person" : "organization";

    public static string Of(SurvivorshipRule rule) => rule switch
    {
        SurvivorshipRule.Only => "only",
        SurvivorshipRule.MostTrusted => "most_trusted",
        SurvivorshipRule.MostFrequent => "most_frequent",
        SurvivorshipRule.MostRecent => "most_recent",
        SurvivorshipRule.MostComplete => "most_complete",
        SurvivorshipRule.Longest => "longest",
        SurvivorshipRule.Strictest => "strictest",
        SurvivorshipRule.Corrected => "corrected",
        _ => "first",
    };

    /// <summary>CamelCase to snake_case.</summary>
    public static string Snake(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
