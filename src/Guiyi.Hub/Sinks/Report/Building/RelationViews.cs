using Guiyi.Hub.Sinks.Results;
using Guiyi.Relate;

namespace Guiyi.Hub.Sinks.Report.Building;

/// <summary>Customers that belong together.</summary>
static class RelationViews
{
    public static IReadOnlyList<RelationView> Of(UnifyResult result, Func<string, string> word)
    {
        if (result.Relations.Count == 0)
            return [];
        var index = new CustomerIndex(result);
        return [.. result.Relations.GroupBy(r => r.Kind).OrderBy(g => g.Key).Select(g => View(g.Key, [.. g], index, result, word))];
    }

    static RelationView View(RelationKind kind, Relation[] relations, CustomerIndex index, UnifyResult result, Func<string, string> word)
    {
        long customers = relations.SelectMany(r => (string[])[r.From, r.To]).Distinct(StringComparer.Ordinal).LongCount();
        var groups = relations.GroupBy(r => kind switch { RelationKind.Household => r.Group, _ => r.To }, StringComparer.Ordinal).ToArray();
        // Groups of three or four are better examples than pairs, and than a crowd.
        RelationExample[] examples = [.. groups
            .OrderBy(g => Math.Abs(Members(g).Length - 4)).ThenBy(g => g.Key, StringComparer.Ordinal).Take(ReportLimits.RelationExamples)
            .Select(g => new RelationExample(
                [.. Members(g).Select(id => new RelationMember(id, index.Code(id), index.Name(id), Role(kind, id, g.First())))],
                [.. g.Select(r => r.Evidence).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(word)]))];
        return new RelationView(Name(kind), kind == RelationKind.Household ? groups.Length : relations.Length, customers, examples);
    }

    static string[] Members(IEnumerable<Relation> relations) => [.. relations.SelectMany(r => (string[])[r.To, r.From]).Distinct(StringComparer.Ordinal)];

    static string Name(RelationKind kind) => kind switch
    {
        RelationKind.Household => "household",
        RelationKind.CompanyContact => "contact",
        _ => "parent",
    };

    static string Role(RelationKind kind, string id, Relation relation) => kind switch
    {
        RelationKind.Household => "member",
        RelationKind.CompanyContact => id == relation.To ? "company" : "contact",
        _ => id == relation.To ? "parent" : "branch",
    };
}
