using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Merge;

/// <summary>How values keep records apart.</summary>
enum IdentityRole
{
    /// <summary>Where both have one and none is shared, they are two.</summary>
    Exclusive,
    /// <summary>The company that a record is about.</summary>
    Company,
    /// <summary>The company of whose branch a record is about: company and branch are two.</summary>
    Parent,
}

/// <summary>A part of an attribute's values of which an entity has one.</summary>
/// <param name="Name">What differs, for the reason.</param>
/// <param name="Column">The attribute.</param>
/// <param name="Role">How it keeps records apart.</param>
/// <param name="Part">The part of a value, or null where it has none.</param>
sealed record Identity(string Name, AttributeColumn Column, IdentityRole Role, Func<object, string?> Part)
{
    /// <summary>All that keeps entities of a kind apart.</summary>
    public static IReadOnlyList<Identity> Of(RecordTable table, EntityKind kind)
    {
        var identities = new List<Identity>();
        foreach (AttributeColumn column in table.Attributes)
            if (Exclusive(column, kind) is { } part)
                identities.Add(new Identity(column.Kind == AttributeKind.OrganizationName ? "branch" : column.Name, column, IdentityRole.Exclusive, part));
        if (kind != EntityKind.Organization || table.Find(AttributeKind.OrganizationName) is not { } names)
            return identities;
        identities.Add(new Identity("company", names, IdentityRole.Company, Company));
        identities.Add(new Identity("parent", names, IdentityRole.Parent, Parent));
        return identities;
    }

    /// <summary>The part of a value of which an entity has one; null for kinds of which it may have several.</summary>
    static Func<object, string?>? Exclusive(AttributeColumn column, EntityKind kind) => column.Kind switch
    {
        AttributeKind.IdNumber => v => v is IdNumber { IsMasked: false } id ? id.Text : null,
        AttributeKind.Generation => v => v as string,
        AttributeKind.CreditCode => v => v is CreditCode code ? code.Text : null,
        // People work for one branch today and for another tomorrow.
        AttributeKind.OrganizationName when kind == EntityKind.Organization => v => v is OrganizationName name ? $"{name.Core}|{name.Branch}" is var key && name.Branch is { Length: > 0 } ? key : null : null,
        _ => null,
    };

    /// <summary>The company whose own full name this is; a short name may mean one of its branches.</summary>
    static string? Company(object value) => value is OrganizationName { Branch: "", LegalForm: not null } name ? name.Core : null;

    static string? Parent(object value) => value is OrganizationName { Branch.Length: > 0 } name ? name.Core : null;
}
