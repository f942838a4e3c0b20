using Guiyi.Merge;

namespace Guiyi.Relate;

/// <summary>Finds customers that belong together.</summary>
public static class Relator
{
    /// <summary>More people than this behind one door or phone are no household, unless somebody says otherwise.</summary>
    internal const int LargestHousehold = 8;

    /// <param name="persons">Person customers.</param>
    /// <param name="organizations">Organization customers.</param>
    /// <param name="largestHousehold">More people than this at one address are no household.</param>
    public static IReadOnlyList<Relation> Relate(CustomerBase persons, CustomerBase organizations, int largestHousehold = LargestHousehold)
    {
        List<Relation> relations = [.. Households.Find(persons, largestHousehold), .. CompanyContacts.Find(persons, organizations), .. ParentCompanies.Find(organizations)];
        relations.Sort(Compare);
        return relations;
    }

    /// <summary>The order in which relations are listed.</summary>
    internal static int Compare(Relation a, Relation b)
    {
        int order = a.Kind.CompareTo(b.Kind);
        if (order == 0)
            order = string.CompareOrdinal(a.Group, b.Group);
        if (order == 0)
            order = string.CompareOrdinal(a.From, b.From);
        return order != 0 ? order : string.CompareOrdinal(a.To, b.To);
    }
}
