using Guiyi.Match;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Merge;

/// <summary>Chooses the surviving statement of each attribute of each customer by rules asked in order.</summary>
/// <param name="nodes">The records and their content keys, which break ties: the place in a file decides nothing.</param>
/// <param name="options">The rules.</param>
/// <param name="times">When each record was stated, in ticks; 0 where it is not known.</param>
sealed class Survivorship(NodeTable nodes, MergeOptions options, long[] times)
{
    readonly record struct Statement(int Record, int Slot, int Code);

    readonly RecordTable table = nodes.Table;
    readonly EntityKind kind = nodes.Kind;
    readonly ulong[] keys = KeysByRecord(nodes);

    static ulong[] KeysByRecord(NodeTable nodes)
    {
        ulong[] keys = new ulong[nodes.Table.Count];
        for (int node = 0; node < nodes.Count; node++)
            keys[nodes.Record(node)] = nodes.ContentKey(node);
        return keys;
    }

    public GoldenColumn Choose(AttributeColumn attribute, int[] starts, int[] records)
    {
        int customers = starts.Length - 1;
        var column = new GoldenColumn(new int[customers], new SurvivorshipRule[customers]);
        IReadOnlyList<SurvivorshipRule> rules = options.SurvivorshipOf.GetValueOrDefault(attribute.Name) ?? options.Survivorship;
        const int chunk = 2048;
        Parallel.For(0, (customers + chunk - 1) / chunk, part =>
        {
            var statements = new List<Statement>();
            for (int customer = part * chunk; customer < Math.Min(customers, (part + 1) * chunk); customer++)
            {
                statements.Clear();
                foreach (int record in records.AsSpan(starts[customer], starts[customer + 1] - starts[customer]))
                    for (int slot = 0; slot < attribute.SlotCount; slot++)
                        if (table.CodeFor(kind, attribute, slot, record) is >= 0 and int code)
                            statements.Add(new Statement(record, slot, code));
                (column.Statements[customer], column.Rules[customer]) = Survivor(attribute, statements, rules);
            }
        });
        return column;
    }

    /// <summary>The surviving statement, and the rule that decided. The list is used up.</summary>
    (int, SurvivorshipRule) Survivor(AttributeColumn attribute, List<Statement> left, IReadOnlyList<SurvivorshipRule> rules)
    {
        if (left.Count == 0)
            return (-1, SurvivorshipRule.Only);
        SurvivorshipRule decided = SurvivorshipRule.Only;
        for (int i = 0; i < rules.Count && !IsOneValue(left); i++)
            if (KeepPreferred(attribute, left, rules[i]))
                decided = rules[i];
        if (!IsOneValue(left))
            decided = SurvivorshipRule.First;
        // The value is decided; among equal statements the latest, then the first in a fixed order, is named as its origin.
        Statement origin = left[0];
        foreach (Statement statement in left)
            if (IsBetterOrigin(attribute, statement, origin))
                origin = statement;
        return ((origin.Record * AttributeColumn.MaxSlots) + origin.Slot, decided);
    }

    static bool IsOneValue(List<Statement> statements)
    {
        foreach (Statement statement in statements)
            if (statement.Code != statements[0].Code)
                return false;
        return true;
    }

    bool IsBetterOrigin(AttributeColumn attribute, Statement one, Statement other)
    {
        if (one.Code != other.Code)
            return string.CompareOrdinal(attribute.Text(one.Code), attribute.Text(other.Code)) < 0;
        if (times[one.Record] != times[other.Record])
            return times[one.Record] > times[other.Record];
        return keys[one.Record] != keys[other.Record] ? keys[one.Record] < keys[other.Record] : one.Record < other.Record;
    }

    /// <summary>Leaves the statements that a rule prefers; false where it prefers none.</summary>
    bool KeepPreferred(AttributeColumn attribute, List<Statement> left, SurvivorshipRule rule)
    {
        // Few statements are counted as fast as a table of counts is made.
        Dictionary<int, int>? counts = rule == SurvivorshipRule.MostFrequent && left.Count > 16 ? left.CountBy(s => s.Code).ToDictionary() : null;
        Span<long> ranks = left.Count <= 64 ? stackalloc long[left.Count] : new long[left.Count];
        long best = long.MinValue;
        for (int i = 0; i < ranks.Length; i++)
            best = Math.Max(best, ranks[i] = counts is null ? Rank(attribute, left, left[i], rule) : counts[left[i].Code]);
        int kept = 0;
        for (int i = 0; i < ranks.Length; i++)
            if (ranks[i] == best)
                left[kept++] = left[i];
        left.RemoveRange(kept, ranks.Length - kept);
        return kept < ranks.Length;
    }

    long Rank(AttributeColumn attribute, List<Statement> among, Statement statement, SurvivorshipRule rule) => rule switch
    {
        SurvivorshipRule.MostTrusted => -table.Mappings[table.SourceOf(statement.Record)].Trust,
        SurvivorshipRule.MostFrequent => Frequency(among, statement.Code),
        SurvivorshipRule.MostRecent => times[statement.Record],
        SurvivorshipRule.MostComplete => Completeness(attribute.Value(statement.Code)),
        SurvivorshipRule.Longest => attribute.Text(statement.Code).Length,
        _ => 0,
    };

    static int Frequency(List<Statement> among, int code)
    {
        int count = 0;
        foreach (Statement statement in among)
            count += statement.Code == code ? 1 : 0;
        return count;
    }

    /// <summary>Number of known parts.</summary>
    static int Completeness(object value) => value switch
    {
        PhoneNumber phone => phone.IsMasked ? 0 : phone.Type == PhoneType.Mobile ? 2 : 1,
        PersonName name => (name.Surname is null ? 0 : 1) + (name.GivenName is null ? 0 : 1) + (name.Script == NameScript.Han ? 1 : 0),
        Address a => new[] { a.Province, a.City, a.District, a.Road ?? a.Community, a.RoadNumber ?? a.Building, a.Room }.Count(p => p is not null),
        PartialDate date => (date.Year is null ? 0 : 1) + (date.Month is null ? 0 : 1) + (date.Day is null ? 0 : 1),
        _ => 0,
    };
}
