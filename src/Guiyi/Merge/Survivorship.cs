using Guiyi.Internals;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Merge;

/// <summary>Chooses the surviving statement of each attribute of each customer by rules asked in order.</summary>
/// <param name="kind">Kind of the customers.</param>
/// <param name="table">The records.</param>
/// <param name="options">The rules.</param>
/// <param name="times">When each record was stated, in ticks; 0 where it is not known.</param>
/// <param name="records">The customers' records.</param>
/// <param name="byContent">The same in the order of their contents, which breaks ties: the place in a file decides nothing.</param>
sealed class Survivorship(EntityKind kind, RecordTable table, MergeOptions options, long[] times, CustomerRecords records, Column<int> byContent)
{
    /// <summary>Customers whose statements are read at once, attribute by attribute, while their records are near.</summary>
    const int Batch = 256;

    readonly bool haveTimes = times.AsSpan().ContainsAnyExcept(0L);
    readonly bool trustDiffers = table.Mappings.Any(m => m.Trust != table.Mappings[0].Trust);

    /// <param name="Place">Place of the record among its customer's in content order * MaxSlots + slot.</param>
    /// <param name="Code">Code of the value.</param>
    readonly record struct Statement(int Place, int Code)
    {
        public int Slot => Place % AttributeColumn.MaxSlots;

        public int Record(ReadOnlySpan<int> own) => own[Place / AttributeColumn.MaxSlots];
    }

    /// <summary>The surviving values of some attributes, on all cores.</summary>
    public GoldenColumn[] Choose(AttributeColumn[] attributes)
    {
        GoldenColumn[] columns = Array.ConvertAll(attributes, a => new GoldenColumn(a, records));
        int blocks = (records.Count + CodeBlocks.BlockLength - 1) / CodeBlocks.BlockLength;
        Parallel.For(0, columns.Length * blocks, part =>
        {
            int first = part / columns.Length * CodeBlocks.BlockLength;
            Choose(columns[part % columns.Length], first, Math.Min(records.Count, first + CodeBlocks.BlockLength));
        });
        return columns;
    }

    void Choose(GoldenColumn column, int from, int to)
    {
        AttributeColumn attribute = column.Attribute;
        SurvivorshipRule[] rules = [.. options.RulesOf(attribute).Where(CanPrefer)];
        int slots = attribute.SlotCount;
        int[] codes = [];
        Statement[] statements = [];
        for (int first = from; first < to; first += Batch)
        {
            int end = Math.Min(to, first + Batch), start = records.Start(first), count = records.Start(end) - start;
            if (codes.Length < count * slots)
                (codes, statements) = (new int[count * slots * 2], new Statement[count * slots * 2]);
            for (int slot = 0; slot < slots; slot++)
                table.CodesFor(kind, attribute, slot, byContent.Slice(start, count), codes.AsSpan(slot * count, count));
            for (int customer = first; customer < end; customer++)
            {
                int at = records.Start(customer) - start, members = records.Start(customer + 1) - start - at;
                // Most customers have one record with one value: there is nothing to choose.
                if (members == 1 && slots == 1)
                {
                    if (codes[at] >= 0)
                        column.Set(customer, codes[at], 0, 0, SurvivorshipRule.Only);
                    continue;
                }
                int stated = 0;
                for (int member = 0; member < members; member++)
                    for (int slot = 0; slot < slots; slot++)
                        if (codes[(slot * count) + at + member] is >= 0 and int code)
                            statements[stated++] = new Statement((member * AttributeColumn.MaxSlots) + slot, code);
                if (stated > 0)
                    Choose(column, customer, statements.AsSpan(0, stated), byContent.Slice(start + at, members), rules);
            }
        }
    }

    /// <summary>False for rules that cannot prefer one statement to another here.</summary>
    bool CanPrefer(SurvivorshipRule rule) => rule switch
    {
        SurvivorshipRule.MostTrusted => trustDiffers,
        SurvivorshipRule.MostRecent => haveTimes,
        _ => true,
    };

    /// <param name="column">Takes the surviving statement.</param>
    /// <param name="customer">The customer.</param>
    /// <param name="statements">What their records state; used up.</param>
    /// <param name="own">Their records, by content.</param>
    /// <param name="rules">The rules in order.</param>
    void Choose(GoldenColumn column, int customer, Span<Statement> statements, ReadOnlySpan<int> own, SurvivorshipRule[] rules)
    {
        (Statement survivor, SurvivorshipRule decided) = statements.Length == 1
            ? (statements[0], SurvivorshipRule.Only)
            : Survivor(column.Attribute, statements, own, rules);
        int member = own.Length == 1 ? 0 : records[customer].IndexOf(survivor.Record(own));
        column.Set(customer, survivor.Code, member, survivor.Slot, decided);
    }

    /// <summary>The surviving statement, and the rule that decided. The list is used up.</summary>
    (Statement, SurvivorshipRule) Survivor(AttributeColumn attribute, Span<Statement> left, ReadOnlySpan<int> own, SurvivorshipRule[] rules)
    {
        SurvivorshipRule decided = SurvivorshipRule.Only;
        bool isOne = IsOneValue(left);
        for (int i = 0; i < rules.Length && !isOne; i++)
        {
            int kept = KeepPreferred(attribute, left, own, rules[i]);
            if (kept == left.Length)
                continue;
            decided = rules[i];
            left = left[..kept];
            isOne = IsOneValue(left);
        }
        if (!isOne)
            decided = SurvivorshipRule.First;
        // The value is decided; among equal statements the latest, then the first in the order of contents, is named as its origin.
        Statement origin = left[0];
        foreach (Statement statement in left[1..])
            if (IsBetterOrigin(attribute, statement, origin, own))
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

    /// <param name="attribute">The attribute.</param>
    /// <param name="one">A statement behind the other in the order of contents.</param>
    /// <param name="other">The best so far.</param>
    /// <param name="own">The customer's records, by content.</param>
    bool IsBetterOrigin(AttributeColumn attribute, Statement one, Statement other, ReadOnlySpan<int> own)
    {
        if (one.Code != other.Code)
            return attribute.Characters(one.Code).SequenceCompareTo(attribute.Characters(other.Code)) < 0;
        return haveTimes && times[one.Record(own)] > times[other.Record(own)];
    }

    /// <summary>Moves the statements that a rule prefers to the front; their order stays.</summary>
    /// <returns>How many those are; all where it prefers none.</returns>
    int KeepPreferred(AttributeColumn attribute, Span<Statement> left, ReadOnlySpan<int> own, SurvivorshipRule rule)
    {
        // Few statements are counted as fast as a table of counts is made.
        Dictionary<int, int>? counts = rule == SurvivorshipRule.MostFrequent && left.Length > 16 ? Counts(left) : null;
        Span<long> ranks = left.Length <= 64 ? stackalloc long[left.Length] : new long[left.Length];
        long best = long.MinValue;
        for (int i = 0; i < ranks.Length; i++)
            best = Math.Max(best, ranks[i] = counts is null ? Rank(attribute, left, left[i], own, rule) : counts[left[i].Code]);
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

    long Rank(AttributeColumn attribute, ReadOnlySpan<Statement> among, Statement statement, ReadOnlySpan<int> own, SurvivorshipRule rule) => rule switch
    {
        SurvivorshipRule.MostTrusted => -table.Mappings[table.SourceOf(statement.Record(own))].Trust,
        SurvivorshipRule.MostFrequent => Frequency(among, statement.Code),
        SurvivorshipRule.MostRecent => times[statement.Record(own)],
        SurvivorshipRule.MostComplete => Completeness(attribute.Value(statement.Code)),
        SurvivorshipRule.Longest => attribute.Characters(statement.Code).Length,
        SurvivorshipRule.Strictest => Strictness(attribute.Value(statement.Code)),
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

    /// <summary>1 for a refusal.</summary>
    internal static int Strictness(object value) => value is Consent.Denied ? 1 : 0;

    static int One(string? part) => part is null ? 0 : 1;

    static int One(int? part) => part is null ? 0 : 1;
}
