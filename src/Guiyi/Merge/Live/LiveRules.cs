using Guiyi.Internals;
using Guiyi.Match.Live;

namespace Guiyi.Merge.Live;

/// <summary>Which nodes agree under the deterministic rules, while nodes come and go.</summary>
sealed class LiveRules
{
    readonly LiveTies facts;
    readonly BlockIndex index = new();
    readonly List<ulong> keys = [];

    public LiveRules(LiveTies facts, int nodes)
    {
        this.facts = facts;
        var own = new List<ulong>();
        using var groups = new KeyGroups(ColumnStore.Memory);
        for (int rule = 0; rule < facts.Rules; rule++)
        {
            // One thread: what reads the keys has room for one record.
            int each = rule;
            index.Add(groups, nodes, 1, [], (node, into) =>
            {
                facts.ReadKeys(each, node, own);
                foreach (ulong key in own.Distinct())
                    into.Add(KeyOf(each, key));
            }, null);
        }
        index.Trim();
    }

    /// <summary>Puts a node in.</summary>
    public void Put(int node) => Each(node, key => index.Add(key, node, isDifferent: true));

    /// <summary>Takes a node out.</summary>
    public void Take(int node) => Each(node, key => index.Remove(key, node, wasDifferent: true));

    /// <summary>The keys of a node, of all rules.</summary>
    public IReadOnlyList<ulong> KeysOf(int node)
    {
        if (facts.Rules == 0)
            return [];
        var own = new List<ulong>();
        Each(node, own.Add);
        return own;
    }

    /// <summary>Adds the nodes with a key to a list.</summary>
    public void AddTo(List<int> nodes, ulong key) => index.AddTo(nodes, key);

    void Each(int node, Action<ulong> visit)
    {
        for (int rule = 0; rule < facts.Rules; rule++)
        {
            facts.ReadKeys(rule, node, keys);
            foreach (ulong key in keys.Distinct())
                visit(KeyOf(rule, key));
        }
    }

    static ulong KeyOf(int rule, ulong key) => Hash64.Mix(key, (ulong)rule + 1);
}
