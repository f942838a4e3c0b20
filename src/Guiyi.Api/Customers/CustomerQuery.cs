using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Base;
using Guiyi.Model;
using Guiyi.Rules;

namespace Guiyi.Api.Customers;

/// <summary>Which customers a list shows.</summary>
sealed record CustomerQuery(EntityKind? Kind, Rule? Rule, IReadOnlyDictionary<string, string> Classes)
{
    const string Class = "class.";

    /// <exception cref="RuleException">The rule cannot be understood.</exception>
    public static CustomerQuery Of(EntityKind? kind, string? where, IQueryCollection query) => new(
        kind, string.IsNullOrWhiteSpace(where) ? null : Rule.Parse(where),
        query.Where(q => q.Key.StartsWith(Class, StringComparison.Ordinal)).ToDictionary(q => q.Key[Class.Length..], q => q.Value.ToString(), StringComparer.Ordinal));

    /// <summary>A page by id: organizations, whose ids begin with O, before persons.</summary>
    /// <exception cref="Refusal">There is no such dimension.</exception>
    public IReadOnlyList<CustomerLine> Page(CustomerHub hub, string? after, int most)
    {
        try
        {
            List<CustomerLine> found = [];
            foreach (EntityKind kind in Kind is { } one ? [one] : (EntityKind[])[EntityKind.Organization, EntityKind.Person])
                if (found.Count < most)
                    found.AddRange(hub.Customers.List(kind, Rule, Classes, after, most - found.Count));
            return found;
        }
        catch (ArgumentException wrong)
        {
            throw new Refusal(400, "There is no such dimension.", Conflicts.Said(wrong));
        }
    }
}
