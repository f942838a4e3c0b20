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

    (int, SurvivorshipRule) Survivor(AttributeColumn attribute, List<Statement> statements, IReadOnlyList<SurvivorshipRule> rules)
    {
        if (statements.Count == 0)
            return (-1, SurvivorshipRule.Only);
        SurvivorshipRule decided = SurvivorshipRule.Only;
        List<Statement> left = statements;
        foreach (SurvivorshipRule rule in rules)
        {
            if (left.All(s => s.Code == left[0].Code))
                break;
            List<Statement> preferred = Preferred(attribute, left, rule);
            if (preferred.Count < left.Count)
                (left, decided) = (preferred, rule);
        }
        if (left.Any(s => s.Code != left[0].Code))
            decided = SurvivorshipRule.First;
        // The value is decided; among equal statements the latest, then the first in a fixed order, is named as its origin.
        string text = left.Select(s => attribute.Text(s.Code)).Min(StringComparer.Ordinal)!;
        Statement origin = left.Where(s => attribute.Text(s.Code) == text)
            .OrderByDescending(s => times[s.Record]).ThenBy(s => keys[s.Record]).ThenBy(s => s.Record).First();
        return ((origin.Record * AttributeColumn.MaxSlots) + origin.Slot, decided);
    }

    List<Statement> Preferred(AttributeColumn attribute, List<Statement> statements, SurvivorshipRule rule)
    {
        Dictionary<int, int>? counts = rule == SurvivorshipRule.MostFrequent ? statements.CountBy(s => s.Code).ToDictionary() : null;
        long Rank(Statement s) => rule switch
        {
            SurvivorshipRule.MostTrusted => -table.Mappings[table.SourceOf(s.Record)].Trust,
            SurvivorshipRule.MostFrequent => counts![s.Code],
            SurvivorshipRule.MostRecent => times[s.Record],
            SurvivorshipRule.MostComplete => Completeness(attribute.Value(s.Code)),
            SurvivorshipRule.Longest => attribute.Text(s.Code).Length,
            _ => 0,
        };
        long best = statements.Max(Rank);
        return [.. statements.Where(s => Rank(s) == best)];
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
