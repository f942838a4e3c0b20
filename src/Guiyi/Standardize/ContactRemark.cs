namespace Guiyi.Standardize;

/// <summary>What a free remark on a contact tells.</summary>
/// <param name="Name">The person, or null.</param>
/// <param name="Organization">The organization, or null.</param>
/// <param name="Phone">A telephone number as digits (with + where it had one), not yet validated; or null.</param>
/// <param name="PhoneTail">The last four digits of a number, where only these are given: 曾哥(5715).</param>
/// <param name="Places">Cities, districts, streets and shops named.</param>
/// <param name="Notes">Everything else, in order.</param>
public sealed record ContactRemark(
    PersonName? Name,
    OrganizationName? Organization,
    string? Phone,
    string? PhoneTail,
    IReadOnlyList<string> Places,
    IReadOnlyList<string> Notes);
