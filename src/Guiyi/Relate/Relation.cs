namespace Guiyi.Relate;

/// <summary>How two customers belong together.</summary>
public enum RelationKind
{
    /// <summary>Persons who live at one door or share a family phone.</summary>
    Household,
    /// <summary>A person who speaks for an organization.</summary>
    CompanyContact,
    /// <summary>An organization and the one above it.</summary>
    ParentCompany,
}

/// <summary>Two customers that belong together without being the same.</summary>
/// <param name="Kind">How.</param>
/// <param name="From">Customer id: the person, the contact, the subsidiary.</param>
/// <param name="To">Customer id: the other person, the company, the parent.</param>
/// <param name="Group">A name for all that belong together, such as a household's; empty for pairs.</param>
/// <param name="Evidence">What says so: the shared address or phone, the text of the row.</param>
/// <param name="FromRecord">A record of the first that shows it.</param>
/// <param name="ToRecord">A record of the second that shows it.</param>
public sealed record Relation(RelationKind Kind, string From, string To, string Group, string Evidence, int FromRecord, int ToRecord);
