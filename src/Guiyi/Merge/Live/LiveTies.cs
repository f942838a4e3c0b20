using Guiyi.Internals;
using Guiyi.Match;
using Guiyi.Match.Live;
using Guiyi.Match.Ruling;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Merge.Live;

/// <summary>
/// What joins nodes or keeps them apart beside their weights: the keys that they have under rules, numbers of which an entity has one, and
/// whether anything names them. Of the run's nodes it is read where it lies; of later ones it is kept.
/// </summary>
sealed class LiveTies
{
    readonly LiveTables tables;
    readonly RuleKeys[] rules;
    readonly Pieces<Facts> later = new();
    readonly List<ulong> keys = [];

    public LiveTies(LiveTables tables, IReadOnlyList<MatchRule> rules)
    {
        this.tables = tables;
        Identities = Identity.Of(tables.Nodes.Table, tables.Nodes.Kind);
        this.rules = [.. rules.Select(rule => RuleKeys.Of(tables.Nodes, rule)).OfType<RuleKeys>()];
    }

    static readonly Facts Nothing = new([], [], false);

    sealed record Facts(ulong[][] Keys, (Identity Identity, string Text)[] Identities, bool IsVisitor);

    /// <summary>What may keep nodes apart.</summary>
    public IReadOnlyList<Identity> Identities { get; }

    /// <summary>Number of rules that the run's records have keys for.</summary>
    public int Rules => rules.Length;

    public string RuleName(int rule) => rules[rule].Rule.Name;

    /// <summary>Keeps what is to be known of a node that came after the run.</summary>
    public void Put(int node, ReadRecord record)
    {
        var facts = new Facts([.. rules.Select(rule => KeysOf(rule, record))], [.. IdentitiesOf(record)], record.IsVisitor);
        bool isNothing = facts.Identities.Length == 0 && !facts.IsVisitor && Array.TrueForAll(facts.Keys, k => k.Length == 0);
        later.Put(node - tables.Nodes.Count, isNothing ? Nothing : facts);
    }

    /// <summary>Gives back the memory of a node that is gone for good.</summary>
    public void Forget(int node)
    {
        if (node >= tables.Nodes.Count)
            later[node - tables.Nodes.Count] = Nothing;
    }

    /// <summary>Reads the keys of a node under a rule. One thread at a time.</summary>
    public void ReadKeys(int rule, int node, List<ulong> into)
    {
        if (node < tables.Nodes.Count)
        {
            rules[rule].Read(node, into);
            return;
        }
        into.Clear();
        if (later[node - tables.Nodes.Count].Keys is { Length: > 0 } own)
            into.AddRange(own[rule]);
    }

    /// <summary>Tells what a node has of which an entity has one.</summary>
    public void TellIdentities(int node, int seat, Exclusions exclusions)
    {
        if (node >= tables.Nodes.Count)
        {
            foreach ((Identity identity, string text) in later[node - tables.Nodes.Count].Identities)
                exclusions.Add(seat, identity, text);
            return;
        }
        RecordTable table = tables.Nodes.Table;
        int record = tables.Nodes.Record(node);
        foreach (Identity identity in Identities)
            for (int slot = 0; slot < identity.Column.SlotCount; slot++)
                if (table.CodeFor(tables.Nodes.Kind, identity.Column, slot, record) is >= 0 and int code && identity.Part(identity.Column.Value(code)) is { } text)
                    exclusions.Add(seat, identity, text);
    }

    /// <summary>True where nothing names whom the node is about.</summary>
    public bool IsVisitor(int node) => node < tables.Nodes.Count ? tables.Nodes.Table.IsVisitor(tables.Nodes.Record(node)) : later[node - tables.Nodes.Count].IsVisitor;

    ulong[] KeysOf(RuleKeys rule, ReadRecord record)
    {
        rule.Read(record, keys);
        return [.. keys];
    }

    IEnumerable<(Identity, string)> IdentitiesOf(ReadRecord record)
    {
        foreach (Identity identity in Identities)
            foreach (ReadValue value in record.Values)
                if (value.Column == identity.Column && record.BelongsTo(tables.Nodes.Kind, value) && identity.Part(identity.Column.ValueOf(value.Value)) is { } text)
                    yield return (identity, text);
    }
}
