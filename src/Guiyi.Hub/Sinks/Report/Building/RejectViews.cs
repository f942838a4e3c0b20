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
        SourceTable source = table.Sources[field.Source];
        foreach ((int code, (int rows, int first)) in Rows(field))
            Add(reasons, Reasons.WithoutValues(field.Problem(code)!), false, rows,
                () => new Reject(source.Source, source.Row(first), source.Line(first), string.Join(" + ", field.Field.Columns), field.Problem(code)!, field.Raw(first).ToString()));
    }

    /// <summary>The raw texts that were set aside, by code, each with the number of its rows and the first of them.</summary>
    static SortedDictionary<int, (int Rows, int First)> Rows(FieldReadings field)
    {
        var rows = new SortedDictionary<int, (int Rows, int First)>();
        for (int local = 0; local < field.Records && field.ProblemCount > 0; local++)
            if (field.Code(local) is var code && field.HasProblem(code))
                rows[code] = rows.TryGetValue(code, out (int Rows, int First) known) ? (known.Rows + 1, known.First) : (1, local);
        return rows;
    }

    static void Add(Dictionary<(string, bool), (long Count, List<Reject> Examples)> reasons, string reason, bool isRow, long count, Func<Reject> example)
    {
        (long before, List<Reject> examples) = reasons.GetValueOrDefault((reason, isRow), (0, []));
        if (examples.Count < Examples)
            examples.Add(example());
        reasons[(reason, isRow)] = (before + count, examples);
    }
}
