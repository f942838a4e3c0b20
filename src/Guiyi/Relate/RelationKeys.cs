using Guiyi.Standardize;

namespace Guiyi.Relate;

/// <summary>What makes two values one to people who belong together.</summary>
static class RelationKeys
{
    /// <summary>A door is known by its room, or by a house number that has no rooms.</summary>
    public static string? Door(Address a)
    {
        string? place = a.Road is not null && a.RoadNumber is not null ? $"{a.Road}{a.RoadNumber}" : a.Community;
        if (place is null || a.City is null || a.Room is null)
            return null;
        return $"{a.City}{a.District}{place} {a.Building}-{a.Unit}-{a.Room}";
    }

    /// <summary>A whole phone number is its own key; masked ones tell nothing.</summary>
    public static bool IsWhole(ReadOnlySpan<char> phone) => !phone.Contains('*');

    /// <summary>The name of the organization that a row names as the one above; null where it names none.</summary>
    public static string? Parent(string raw) => OrganizationNames.Parse(raw).Value?.Text;

    /// <summary>The name of the one above that a branch carries in its own; null where it carries none.</summary>
    public static string? Parent(OrganizationName branch) => branch.ParentText is { Length: > 0 } above ? OrganizationNames.Parse(above).Value?.Text ?? above : null;
}
