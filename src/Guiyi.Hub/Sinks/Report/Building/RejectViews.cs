using System.Text;
using Guiyi.Ingest;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Hub.Sinks.Report.Building;

/// <summary>Rejected rows and values set aside, by reason.</summary>
static class RejectViews
{
    const int Examples = ReportLimits.RejectExamples;

    public static IReadOnlyList<ReasonView> Of(UnifyResult result, Func<string, string> word)
    {
        var reasons = new Dictionary<(string, bool), (long Count, List<Reject> Examples)>();
        foreach (Reject reject in result.Rejects)
            Add(reasons, Reasons.WithoutValues(reject.Reason), true, 1, () => reject);
        foreach (FieldReadings field in result.Standardized.Fields)
            AddField(result.Table, field, reasons);
        return [.. reasons.Select(r => new ReasonView(word(r.Key.Item1), r.Key.Item2, r.Value.Count, r.Value.Examples))
            .OrderByDescending(r => r.Count).ThenBy(r => r.Reason, StringComparer.Ordinal)];
    }

    static void AddField(RecordTable table, FieldReadings field, Dictionary<(string, bool), (long, List<Reject>)> reasons)
    {
        if (field.ProblemCount == 0)
            return;
        int[] counts = new int[field.DistinctTexts], first = new int[field.DistinctTexts];
        for (int local = field.Records - 1; local >= 0; local--)
        {
            counts[field.Code(local)]++;
            first[field.Code(local)] = local;
        }
        SourceTable source = table.Sources[field.Source];
        for (int code = 0; code < counts.Length; code++)
            if (counts[code] > 0 && field.Problem(code) is { } problem)
            {
                int example = first[code];
                Add(reasons, Reasons.WithoutValues(problem), false, counts[code],
                    () => new Reject(source.Source, source.Row(example), source.Line(example), string.Join(" + ", field.Field.Columns), problem, field.Raw(example).ToString()));
            }
    }

    static void Add(Dictionary<(string, bool), (long Count, List<Reject> Examples)> reasons, string reason, bool isRow, long count, Func<Reject> example)
    {
        (long before, List<Reject> examples) = reasons.GetValueOrDefault((reason, isRow), (0, []));
        if (examples.Count < Examples)
            examples.Add(example());
        reasons[(reason, isRow)] = (before + count, examples);
    }
}
