using Guiyi.Model;

namespace Guiyi.Match.Ruling;

/// <summary>
/// Where every record says the same there is nothing to learn from: a value that all have tells nobody apart. Then records that bear one name and
/// one number or address of their own are one entity by rule; a name alone is not enough.
/// </summary>
static class EqualRecords
{
    /// <summary>What the rule is called where reasons are shown.</summary>
    public const string Name = "all records say the same";

    static readonly (AttributeKind Kind, string Attribute)[] Own =
    [
        (AttributeKind.Phone, "phone"), (AttributeKind.Email, "email"), (AttributeKind.AccountId, "account_id"), (AttributeKind.Identifier, "identifier"),
    ];

    /// <summary>A rule for each attribute of the kind that somebody has, together with the name; none where there are no names.</summary>
    public static IReadOnlyList<MatchRule> Rules(NodeTable nodes)
    {
        bool Has(AttributeKind kind) => nodes.Table.Attributes.Any(a => a.Kind == kind && nodes.Codes(a).Length > 0);
        string name = nodes.Kind == EntityKind.Organization ? "organization_name" : "person_name";
        bool named = nodes.Kind == EntityKind.Organization ? Has(AttributeKind.OrganizationName) : Has(AttributeKind.Surname) && Has(AttributeKind.GivenName);
        return named ? [.. Own.Where(own => Has(own.Kind)).Select(own => new MatchRule(Name, [name, own.Attribute]))] : [];
    }
}
