using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi;

/// <summary>The golden values of one customer, from what its records say now: a run's rules, asked of any records.</summary>
/// <param name="kind">Kind of the customer.</param>
/// <param name="table">The fit's records.</param>
/// <param name="options">The rules.</param>
/// <param name="read">The customer's records, by number, rising.</param>
/// <param name="corrections">What people said: it outranks every rule.</param>
sealed class LiveGolden(EntityKind kind, RecordTable table, MergeOptions options, IReadOnlyList<StatedRecord> read, Corrections corrections)
{
    readonly record struct Statement(StatedRecord Record, Emission Value);

    /// <summary>All attributes that a record or a correction states, in the order of the fit's.</summary>
    public IReadOnlyList<LiveValue> Values() => [.. table.Attributes.Concat(Unasked()).Select(Of).OfType<LiveValue>()];

    /// <summary>Consents that people told and no source of the fit asks for.</summary>
    IEnumerable<AttributeColumn> Unasked() => corrections == Corrections.None ? []
        : corrections.Consents.Select(c => c.Attribute).Concat(corrections.Values.Keys).Where(a => a.Kind == AttributeKind.Consent && table.Find(a.Kind, a.Label) is null).Distinct().OrderBy(a => a.Name, StringComparer.Ordinal);

    /// <summary>The golden value of one attribute; null where nothing states one.</summary>
    public LiveValue? Of(AttributeColumn attribute)
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
        if (corrections.Values.TryGetValue(attribute, out Emission? corrected))
            return Corrected(attribute, corrected, told);
        if (corrections.Consents.Any(c => c.Attribute == attribute && Has(c.Record)))
        {
            CorrectedConsent[] given = [.. corrections.Consents.Where(c => c.Attribute == attribute && Has(c.Record))];
            statements.RemoveAll(s => given.Any(c => c.Record == s.Record.Number));
            if (Outranking(attribute, given, statements) is { } answer)
                return Corrected(attribute, answer, told);
            if (statements.Count == 0)
                return Corrected(attribute, null, told);
        }
        if (statements.Count == 0)
            return null;
        (Statement survivor, SurvivorshipRule rule) = statements.Count == 1 ? (statements[0], SurvivorshipRule.Only) : Survivor(attribute, statements);
        Emission kept = survivor.Value;
        return new LiveValue(attribute.Name, attribute.Kind, kept.Text, attribute.ValueOf(kept), survivor.Record.Number, rule, told);
    }

    bool Has(int record) => read.Any(r => r.Number == record);

    /// <summary>A person's answer where it is as strict as all that is left: a refusal, or the consent that nobody else refuses.</summary>
    static Emission? Outranking(AttributeColumn attribute, CorrectedConsent[] given, List<Statement> left)
    {
        Emission? strictest = null;
        foreach (CorrectedConsent one in given)
            if (one.Value is { } value && (strictest is not { } before || Strictness(value) > Strictness(before)))
                strictest = value;
        return strictest is { } found && left.TrueForAll(s => Strictness(s.Value) <= Strictness(found)) ? found : null;

        int Strictness(in Emission value) => Survivorship.Strictness(attribute.ValueOf(value));
    }

    static LiveValue? Corrected(AttributeColumn attribute, Emission? by, List<LiveStatement> told)
    {
        if (by is { } value)
            return new LiveValue(attribute.Name, attribute.Kind, value.Text, attribute.ValueOf(value), -1, SurvivorshipRule.Corrected, told);
        return told.Count == 0 ? null : new LiveValue(attribute.Name, attribute.Kind, "", "", -1, SurvivorshipRule.Corrected, told);
    }

    /// <summary>The surviving statement, and the rule that decided.</summary>
    (Statement, SurvivorshipRule) Survivor(AttributeColumn attribute, List<Statement> left)
    {
        SurvivorshipRule decided = SurvivorshipRule.Only;
        foreach (SurvivorshipRule rule in options.RulesOf(attribute))
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
        SurvivorshipRule.Strictest => Survivorship.Strictness(attribute.ValueOf(statement.Value)),
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
