using Guiyi.Hub.Sources;
using Guiyi.Ingest;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Hub.Sinks.Report.Building;

/// <summary>What came in, source by source.</summary>
static class SourceViews
{
    public static IReadOnlyList<SourceView> Of(UnifyResult result, int[] customers, Func<string, string> word)
    {
        RecordTable table = result.Table;
        Dictionary<string, int> rejected = result.Rejects.CountBy(r => r.Source).ToDictionary(StringComparer.Ordinal);
        Dictionary<string, int> interactions = result.Interactions.CountBy(i => i.Source).ToDictionary(StringComparer.Ordinal);
        long[] ignored = Ignored(result);
        var views = new List<SourceView>();
        for (int s = 0; s < table.Sources.Count; s++)
        {
            SourceTable source = table.Sources[s];
            ReadOnlySpan<int> own = customers.AsSpan(table.First(s), source.Count);
            var distinct = new HashSet<int>();
            int nobody = 0;
            foreach (int customer in own)
                if (customer < 0)
                    nobody++;
                else
                    distinct.Add(customer);
            int lost = rejected.GetValueOrDefault(source.Source);
            views.Add(new SourceView(
                source.Source, result.Sources[s].Format, source.Count + lost, source.Count, lost, nobody, ignored[s], interactions.GetValueOrDefault(source.Source),
                distinct.Count, Columns(source, table.Mappings[s], word)));
        }
        return views;
    }

    static long[] Ignored(UnifyResult result)
    {
        long[] ignored = new long[result.Table.Sources.Count];
        for (int s = 0; s < ignored.Length; s++)
            ignored[s] = result.Sources[s] is IHasWarnings warned ? warned.WarningCount : 0;
        foreach (FieldReadings field in result.Standardized.Fields)
            for (int local = 0; local < field.Records; local++)
                if (field.Problem(field.Code(local)) is not null)
                    ignored[field.Source]++;
        return ignored;
    }

    static ColumnView[] Columns(SourceTable source, SourceMapping mapping, Func<string, string> word) =>
        [.. source.Columns.Select(column => mapping.Fields.FirstOrDefault(f => f.Columns.Contains(column)) is { Target: not FieldTarget.Ignore } field
            ? new ColumnView(column, Name(field.Target), field.Label, word(field.Reason), null)
            : new ColumnView(column, "", "", word(mapping.Fields.FirstOrDefault(f => f.Columns.Contains(column))?.Reason ?? ""), null))];

    /// <summary>Targets that are no attribute have names of their own in the report.</summary>
    static string Name(FieldTarget target) => target switch
    {
        FieldTarget.InteractionId => "Key",
        FieldTarget.InteractionTime => "When",
        FieldTarget.Product => "Products",
        _ => Enum.TryParse(target.ToString(), out AttributeKind kind) ? kind.ToString() : target.ToString(),
    };
}
