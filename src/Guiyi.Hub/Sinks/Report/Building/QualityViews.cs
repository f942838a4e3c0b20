using Guiyi.Ingest;
using Guiyi.Internals;
using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Hub.Sinks.Report.Building;

/// <summary>Each attribute's quality before and after.</summary>
static class QualityViews
{
    public static IReadOnlyList<AttributeQuality> Of(UnifyResult result, Func<string, string> word)
    {
        var kinds = result.Standardized.Fields.Where(f => Kind(f.Field.Target) is not null).GroupBy(f => Kind(f.Field.Target)!.Value).OrderBy(g => g.Key);
        // One after the other: meanwhile all cores write files.
        return [.. kinds.Select(kind => Of(result, kind.Key, [.. kind], word)).Where(q => q.Before.Filled > 0)];
    }

    static AttributeQuality Of(UnifyResult result, AttributeKind kind, FieldReadings[] fields, Func<string, string> word)
    {
        var before = new Before(kind, fields, word);
        return new AttributeQuality(kind.ToString(), before.Counts, After(result, kind), before.Changed, before.Changes, before.Problems);
    }

    /// <summary>The attribute that a column is mainly about; null for free text and for what staff typed.</summary>
    static AttributeKind? Kind(FieldTarget target) => target switch
    {
        FieldTarget.DisplayName => AttributeKind.Nickname,
        FieldTarget.Contact => AttributeKind.Phone,
        FieldTarget.NameSuffix => AttributeKind.Generation,
        FieldTarget.Remark or FieldTarget.ContactLine or FieldTarget.Outlet or FieldTarget.Text => null,
        _ => Enum.TryParse(target.ToString(), out AttributeKind kind) ? kind : null,
    };

    static AttributeCounts After(UnifyResult result, AttributeKind kind)
    {
        long total = 0, filled = 0;
        long distinct = 0;
        foreach (KindResult part in (KindResult[])[result.Persons, result.Organizations])
        {
            AttributeColumn[] columns = [.. part.Customers.Attributes.Where(a => a.Kind == kind)];
            if (columns.Length == 0)
                continue;
            total += part.Customers.Count;
            bool[][] seen = [.. columns.Select(c => new bool[c.ValueCount])];
            GoldenColumn[] golden = [.. columns.Select(c => part.Customers.Golden(c)!)];
            for (int customer = 0; customer < part.Customers.Count; customer++)
            {
                bool any = false;
                for (int c = 0; c < columns.Length; c++)
                    if (golden[c].Code(customer) is >= 0 and int code)
                        seen[c][code] = any = true;
                filled += any ? 1 : 0;
            }
            distinct += seen.Sum(s => s.LongCount(one => one));
        }
        return new AttributeCounts(total, filled, filled, distinct);
    }

    /// <summary>Counts over the raw texts of the fields of one kind.</summary>
    sealed class Before
    {
        const int LongestRaw = 200;

        readonly AttributeKind kind;
        readonly TextDictionary distinct = new();
        readonly Dictionary<string, (long Count, List<ValueChange> Examples)> problems = new(StringComparer.Ordinal);
        readonly SortedSet<(int Rank, string Raw, string Text)> changes = [];
        readonly bool severalFields;
        readonly Func<string, string> word;
        long total, filled, valid, texts;

        public Before(AttributeKind kind, FieldReadings[] fields, Func<string, string> word)
        {
            (this.kind, severalFields, this.word) = (kind, fields.Length > 1, word);
            foreach (FieldReadings field in fields)
                Add(field);
        }

        public long Changed { get; private set; }

        public AttributeCounts Counts => new(total, filled, valid, severalFields ? distinct.Count : texts);

        public IReadOnlyList<ValueChange> Changes => [.. changes.Select(c => new ValueChange(c.Raw, c.Text))];

        public IReadOnlyList<ValueProblem> Problems => [.. problems
            .OrderByDescending(p => p.Value.Count).ThenBy(p => p.Key, StringComparer.Ordinal).Select(p => new ValueProblem(word(p.Key), p.Value.Count, p.Value.Examples))];

        void Add(FieldReadings field)
        {
            int[] counts = new int[field.DistinctTexts];
            for (int local = 0; local < field.Records; local++)
                counts[field.Code(local)]++;
            total += field.Records;
            for (int code = 0; code < counts.Length; code++)
            {
                ReadOnlySpan<char> raw = field.Text(code).Trim();
                if (counts[code] == 0 || raw.IsEmpty)
                    continue;
                filled += counts[code];
                texts++;
                if (severalFields)
                    distinct.Add(raw);
                AddText(field, code, counts[code], raw);
            }
        }

        void AddText(FieldReadings field, int code, int count, ReadOnlySpan<char> raw)
        {
            if (field.ValueCount(code) > 0)
            {
                valid += count;
                if (field.TryFirstText(code, kind, out ReadOnlySpan<char> text) && !raw.SequenceEqual(text))
                {
                    Changed += count;
                    AddChange(raw, text);
                }
            }
            if (field.Problem(code) is not { } problem)
                return;
            string reason = Reasons.WithoutValues(problem);
            (long before, List<ValueChange> examples) = problems.GetValueOrDefault(reason, (0, []));
            if (examples.Count < ReportLimits.Examples)
                examples.Add(new ValueChange(RawBeginning(raw), ""));
            problems[reason] = (before + count, examples);
        }

        /// <summary>The most telling examples: those in which least of the text stayed as it was; ties go by text, not by the order of rows.</summary>
        void AddChange(ReadOnlySpan<char> raw, ReadOnlySpan<char> text)
        {
            if (raw.Length > 60)
                return;
            int kept = 0;
            for (int i = 0; i < Math.Min(raw.Length, text.Length); i++)
                kept += raw[i] == text[i] ? 1 : 0;
            int rank = kept * 100 / Math.Max(raw.Length, text.Length);
            if (changes.Count == ReportLimits.Examples && (rank > changes.Max.Rank || (rank == changes.Max.Rank && raw.SequenceCompareTo(changes.Max.Raw) > 0)))
                return;
            changes.Add((rank, raw.ToString(), text.ToString()));
            if (changes.Count > ReportLimits.Examples)
                changes.Remove(changes.Max);
        }

        static string RawBeginning(ReadOnlySpan<char> raw) => raw[..Math.Min(raw.Length, LongestRaw)].ToString();
    }
}
