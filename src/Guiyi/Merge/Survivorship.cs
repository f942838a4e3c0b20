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
    /// <param name="Place">Record * MaxSlots + slot; 2^29 records fit.</param>
    /// <param name="Code">Code of the value.</param>
    readonly record struct Statement(int Place, int Code)
    {
        public int Record => Place / AttributeColumn.MaxSlots;
    }

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

    /// <param name="attribute">The attribute.</param>
    /// <param name="customers">Number of customers.</param>
    /// <param name="customerOf">For each record its customer, or -1.</param>
    public GoldenColumn Choose(AttributeColumn attribute, int customers, int[] customerOf)
    {
        (int[] starts, Statement[] statements) = ByCustomer(attribute, customers, customerOf);
        int[] codes = new int[customers], places = new int[customers];
        var decided = new SurvivorshipRule[customers];
        IReadOnlyList<SurvivorshipRule> rules = options.SurvivorshipOf.GetValueOrDefault(attribute.Name) ?? options.Survivorship;
        for (int customer = 0; customer < customers; customer++)
        {
            Span<Statement> own = statements.AsSpan(starts[customer], starts[customer + 1] - starts[customer]);
            (Statement survivor, decided[customer]) = own.Length switch
            {
                0 => (new Statement(-1, -1), SurvivorshipRule.Only),
                1 => (own[0], SurvivorshipRule.Only),
                _ => Survivor(attribute, own, rules),
            };
            (places[customer], codes[customer]) = survivor;
        }
        return new GoldenColumn(attribute, codes, places, decided);
    }

    /// <summary>All statements, those of one customer side by side. They are read in the order of records, as they lie in memory: looking up each customer's records takes far longer.</summary>
    (int[] Starts, Statement[] Statements) ByCustomer(AttributeColumn attribute, int customers, int[] customerOf)
    {
        // Counted two places ahead, so that after filling each start is where it should be.
        int[] starts = new int[customers + 2];
        for (int record = 0; record < customerOf.Length; record++)
            if (customerOf[record] is >= 0 and int customer)
                for (int slot = 0; slot < attribute.SlotCount; slot++)
                    if (table.CodeFor(kind, attribute, slot, record) >= 0)
                        starts[customer + 2]++;
        for (int i = 2; i < starts.Length; i++)
            starts[i] += starts[i - 1];
        var statements = new Statement[starts[^1]];
        for (int record = 0; record < customerOf.Length; record++)
            if (customerOf[record] is >= 0 and int customer)
                for (int slot = 0; slot < attribute.SlotCount; slot++)
                    if (table.CodeFor(kind, attribute, slot, record) is >= 0 and int code)
                        statements[starts[customer + 1]++] = new Statement((record * AttributeColumn.MaxSlots) + slot, code);
        return (starts, statements);
    }

    /// <summary>The surviving statement, and the rule that decided. The list is used up.</summary>
    (Statement, SurvivorshipRule) Survivor(AttributeColumn attribute, Span<Statement> left, IReadOnlyList<SurvivorshipRule> rules)
    {
        SurvivorshipRule decided = SurvivorshipRule.Only;
        for (int i = 0; i < rules.Count && !IsOneValue(left); i++)
        {
            int kept = KeepPreferred(attribute, left, rules[i]);
            if (kept < left.Length)
                decided = rules[i];
            left = left[..kept];
        }
        if (!IsOneValue(left))
            decided = SurvivorshipRule.First;
        // The value is decided; among equal statements the latest, then the first in a fixed order, is named as its origin.
        Statement origin = left[0];
        foreach (Statement statement in left)
            if (IsBetterOrigin(attribute, statement, origin))
                origin = statement;
        return (origin, decided);
    }

    static bool IsOneValue(ReadOnlySpan<Statement> statements)
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
        (int record, int than) = (one.Record, other.Record);
        if (times[record] != times[than])
            return times[record] > times[than];
        return keys[record] != keys[than] ? keys[record] < keys[than] : record < than;
    }

    /// <summary>Moves the statements that a rule prefers to the front.</summary>
    /// <returns>How many those are; all where it prefers none.</returns>
    int KeepPreferred(AttributeColumn attribute, Span<Statement> left, SurvivorshipRule rule)
    {
        // Few statements are counted as fast as a table of counts is made.
        Dictionary<int, int>? counts = rule == SurvivorshipRule.MostFrequent && left.Length > 16 ? Counts(left) : null;
        Span<long> ranks = left.Length <= 64 ? stackalloc long[left.Length] : new long[left.Length];
        long best = long.MinValue;
        for (int i = 0; i < ranks.Length; i++)
            best = Math.Max(best, ranks[i] = counts is null ? Rank(attribute, left, left[i], rule) : counts[left[i].Code]);
        int kept = 0;
        for (int i = 0; i < ranks.Length; i++)
            if (ranks[i] == best)
                left[kept++] = left[i];
        return kept;
    }

    static Dictionary<int, int> Counts(ReadOnlySpan<Statement> statements)
    {
        var counts = new Dictionary<int, int>();
        foreach (Statement statement in statements)
            counts[statement.Code] = counts.GetValueOrDefault(statement.Code) + 1;
        return counts;
    }

    long Rank(AttributeColumn attribute, ReadOnlySpan<Statement> among, Statement statement, SurvivorshipRule rule) => rule switch
    {
        SurvivorshipRule.MostTrusted => -table.Mappings[table.SourceOf(statement.Record)].Trust,
        SurvivorshipRule.MostFrequent => Frequency(among, statement.Code),
        SurvivorshipRule.MostRecent => times[statement.Record],
        SurvivorshipRule.MostComplete => Completeness(attribute.Value(statement.Code)),
        SurvivorshipRule.Longest => attribute.Text(statement.Code).Length,
        _ => 0,
    };

    static int Frequency(ReadOnlySpan<Statement> among, int code)
    {
        int count = 0;
        foreach (Statement statement in among)
            count += statement.Code == code ? 1 : 0;
        return count;
    }

    /// <summary>Number of known parts.</summary>
    internal static int Completeness(object value) => value switch
    {
        PhoneNumber phone => phone.IsMasked ? 0 : phone.Type == PhoneType.Mobile ? 2 : 1,
        PersonName name => One(name.Surname) + One(name.GivenName) + (name.Script == NameScript.Han ? 1 : 0),
        Address a => One(a.Province) + One(a.City) + One(a.District) + One(a.Road ?? a.Community) + One(a.RoadNumber ?? a.Building) + One(a.Room),
        PartialDate date => One(date.Year) + One(date.Month) + One(date.Day),
        _ => 0,
    };

    static int One(string? part) => part is null ? 0 : 1;

    static int One(int? part) => part is null ? 0 : 1;
}
