using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi;

/// <summary>What one record says.</summary>
/// <param name="Record">Number of the record.</param>
/// <param name="Source">Name of its source.</param>
/// <param name="Text">The value's canonical text.</param>
/// <param name="Raw">What the source wrote.</param>
/// <param name="SeenAt">When it was stated; null where that is not known.</param>
public sealed record LiveStatement(int Record, string Source, string Text, string Raw, DateTime? SeenAt);

/// <summary>The surviving value of one attribute of a customer, and all that was stated of it.</summary>
/// <param name="Attribute">The attribute's name, such as "phone".</param>
/// <param name="Kind">What it says.</param>
/// <param name="Text">Canonical text of the surviving value.</param>
/// <param name="Value">The typed value.</param>
/// <param name="Record">The record whose statement survived.</param>
/// <param name="Rule">The rule that preferred it.</param>
/// <param name="Statements">All statements, by record.</param>
public sealed record LiveValue(string Attribute, AttributeKind Kind, string Text, object Value, int Record, SurvivorshipRule Rule, IReadOnlyList<LiveStatement> Statements);

/// <summary>The golden values of one customer, from what its records say now: a run's rules, asked of any records.</summary>
/// <param name="kind">Kind of the customer.</param>
/// <param name="table">The fit's records.</param>
/// <param name="options">The rules.</param>
/// <param name="read">The customer's records, by number, rising.</param>
sealed class LiveGolden(EntityKind kind, RecordTable table, MergeOptions options, IReadOnlyList<StatedRecord> read)
{
    readonly record struct Statement(StatedRecord Record, Emission Value);

    /// <summary>All attributes that a record states, in the order of the fit's.</summary>
    public IReadOnlyList<LiveValue> Values() => [.. table.Attributes.Select(Of).OfType<LiveValue>()];

    LiveValue? Of(AttributeColumn attribute)
    {
        List<LiveStatement> told = [];
        List<Statement> statements = [];
        foreach (StatedRecord record in read)
            foreach (ReadValue value in record.Read.Values)
                if (value.Column == attribute && record.Read.BelongsTo(kind, value))
                {
                    statements.Add(new Statement(record, value.Value));
                    told.Add(new LiveStatement(record.Number, record.Source, value.Value.Text, record.RawOf(value.Field), record.Time == 0 ? null : new DateTime(record.Time)));
                }
        if (statements.Count == 0)
            return null;
        (Statement survivor, SurvivorshipRule rule) = statements.Count == 1 ? (statements[0], SurvivorshipRule.Only) : Survivor(attribute, statements);
        Emission kept = survivor.Value;
        return new LiveValue(attribute.Name, attribute.Kind, kept.Text, attribute.ValueOf(kept), survivor.Record.Number, rule, told);
    }

    /// <summary>The surviving statement, and the rule that decided.</summary>
    (Statement, SurvivorshipRule) Survivor(AttributeColumn attribute, List<Statement> left)
    {
        SurvivorshipRule decided = SurvivorshipRule.Only;
        foreach (SurvivorshipRule rule in options.SurvivorshipOf.GetValueOrDefault(attribute.Name) ?? options.Survivorship)
        {
            if (IsOneValue(left))
                break;
            long best = left.Max(s => Rank(attribute, left, s, rule));
            List<Statement> kept = left.FindAll(s => Rank(attribute, left, s, rule) == best);
            if (kept.Count < left.Count)
                decided = rule;
            left = kept;
        }
        if (!IsOneValue(left))
            decided = SurvivorshipRule.First;
        // The value is decided; among equal statements the latest, then the first in a fixed order, is named as its origin.
        left.Sort(BetterOrigin);
        return (left[0], decided);
    }

    static bool IsOneValue(List<Statement> statements) => statements.TrueForAll(s => s.Value.Text == statements[0].Value.Text);

    static long Rank(AttributeColumn attribute, List<Statement> among, Statement statement, SurvivorshipRule rule) => rule switch
    {
        SurvivorshipRule.MostTrusted => -statement.Record.Trust,
        SurvivorshipRule.MostFrequent => among.Count(s => s.Value.Text == statement.Value.Text),
        SurvivorshipRule.MostRecent => statement.Record.Time,
        SurvivorshipRule.MostComplete => Survivorship.Completeness(attribute.ValueOf(statement.Value)),
        SurvivorshipRule.Longest => statement.Value.Text.Length,
        _ => 0,
    };

    static int BetterOrigin(Statement one, Statement other)
    {
        int order = string.CompareOrdinal(one.Value.Text, other.Value.Text);
        if (order == 0)
            order = other.Record.Time.CompareTo(one.Record.Time);
        if (order == 0)
            order = one.Record.Read.ContentKey.CompareTo(other.Record.Read.ContentKey);
        return order != 0 ? order : one.Record.Number.CompareTo(other.Record.Number);
    }
}

/// <summary>A record with what it says and when.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Source">Name of its source.</param>
/// <param name="Read">Its values.</param>
/// <param name="Trust">Trust rank of its source, the best first.</param>
/// <param name="Time">When it was stated, in ticks; 0 where it is not known.</param>
/// <param name="RawOf">The raw text of a field.</param>
sealed record StatedRecord(int Number, string Source, ReadRecord Read, int Trust, long Time, Func<Ingest.FieldMapping, string> RawOf);
