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
        // Of each customer the source, counted from 1, of the last row seen.
        int[] lastSource = new int[result.Persons.Customers.Count + result.Organizations.Customers.Count];
        var views = new List<SourceView>();
        for (int s = 0; s < table.Sources.Count; s++)
        {
            SourceTable source = table.Sources[s];
            ReadOnlySpan<int> own = customers.AsSpan(table.First(s), source.Count);
            int nobody = 0, distinct = 0;
            foreach (int customer in own)
                if (customer < 0)
                    nobody++;
                else if (lastSource[customer] != s + 1)
                {
                    lastSource[customer] = s + 1;
                    distinct++;
                }
            int lost = rejected.GetValueOrDefault(source.Source);
            views.Add(new SourceView(
                source.Source, result.Sources[s].Format, source.Count + lost, source.Count, lost, nobody, ignored[s], interactions.GetValueOrDefault(source.Source),
                distinct, Columns(source, table.Mappings[s], word)));
        }
        return views;
    }

    static long[] Ignored(UnifyResult result)
    {
        long[] ignored = new long[result.Table.Sources.Count];
        for (int s = 0; s < ignored.Length; s++)
            ignored[s] = result.Sources[s] is IHasWarnings warned ? warned.WarningCount : 0;
        foreach (FieldReadings field in result.Standardized.Fields.Where(f => f.ProblemCount > 0))
            for (int local = 0; local < field.Records; local++)
                ignored[field.Source] += field.HasProblem(field.Code(local)) ? 1 : 0;
        return ignored;
    }

    static ColumnView[] Columns(SourceTable source, SourceMapping mapping, Func<string, string> word) =>
        [.. source.Columns.Select(column => mapping.Fields.FirstOrDefault(f => f.Columns.Contains(column)) is { Target: not FieldTarget.Ignore } field
            ? View(column, field, word(field.Reason))
            : new ColumnView(column, "", "", word(mapping.Fields.FirstOrDefault(f => f.Columns.Contains(column))?.Reason ?? ""), null))];

    /// <summary>Of a consent the channel is part of the name.</summary>
    static ColumnView View(string column, FieldMapping field, string reason) => field.Target == FieldTarget.Consent
        ? new ColumnView(column, AttributeNames.OfReport("consent_" + field.Label), "", reason, null)
        : new ColumnView(column, Name(field.Target), field.Label, reason, null);

    /// <summary>Targets that are no attribute have names of their own in the report.</summary>
    static string Name(FieldTarget target) => target switch
    {
        FieldTarget.InteractionId => "Key",
        FieldTarget.InteractionTime => "When",
        FieldTarget.Product => "Products",
        _ => Enum.TryParse(target.ToString(), out AttributeKind kind) ? kind.ToString() : target.ToString(),
    };
}
