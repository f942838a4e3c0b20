namespace Guiyi.Standardize;

/// <summary>An organization's name taken apart.</summary>
public sealed record OrganizationName
{
    /// <summary>The canonical full name: simplified, half-width, Chinese with brackets as （）. Parsing it gives the same name.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// The trading name without place, legal form and branch, in its matching form: letters and digits only, Latin in lower case (璨星电子, acme widgets).
    /// </summary>
    public required string Core { get; init; }

    /// <summary>The place that begins the name or stands in brackets, in short form: 厦门.</summary>
    public string? City { get; init; }

    /// <summary>The line of business that ends <see cref="Core"/>: 电子, 装饰工程, technology.</summary>
    public string? Industry { get; init; }

    /// <summary>The legal form or kind of house, canonical: 有限公司, 经营部, Ltd, GmbH.</summary>
    public string? LegalForm { get; init; }

    /// <summary>The branch: 杭州分公司, 第二分店, Shanghai Branch; empty where the name is the organization's own.</summary>
    public string Branch { get; init; } = "";

    /// <summary>For a branch, the full name of the organization it belongs to.</summary>
    public string? ParentText { get; init; }
}
