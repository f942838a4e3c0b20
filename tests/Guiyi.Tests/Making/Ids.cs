using Guiyi.Match;
using Guiyi.Merge;

namespace Guiyi.Tests.Making;

/// <summary>What a run hands to the next one so that ids stay.</summary>
static class Ids
{
    public static EarlierIds Of(KindResult kind)
    {
        NodeTable nodes = kind.Match.Nodes;
        var ids = new Dictionary<ulong, string>();
        for (int node = 0; node < nodes.Count; node++)
            ids.TryAdd(nodes.ContentKey(node), kind.Customers.Id(kind.Customers.CustomerOf(nodes.Record(node))));
        return new EarlierIds(ids, kind.Merged.RetiredIds);
    }

    /// <summary>The code of each customer id.</summary>
    public static Dictionary<string, string> CodesOf(UnifyResult result) => new[] { result.Persons.Customers, result.Organizations.Customers }
        .SelectMany(c => Enumerable.Range(0, c.Count).Select(customer => (Id: c.Id(customer), Code: result.CodeOf(c.Kind, customer))))
        .ToDictionary(c => c.Id, c => c.Code);
}
