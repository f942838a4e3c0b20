using Guiyi.Hub.Sources;
using Guiyi.Ingest;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Hub.Sinks.Results;

/// <summary><c>ignored.csv</c>: values that were set aside in accepted rows: what the readers found damaged, and what is no value of its kind.</summary>
static class IgnoredCsv
{
    public const string Name = "ignored.csv";

    /// <summary>Longest raw text in a row; the source holds the whole.</summary>
    const int LongestRaw = 1000;

    public static void Write(CsvWriter writer, UnifyResult result, Func<string, string> word)
    {
        RejectsCsv.Header(writer);
        foreach (IRawTable source in result.Sources)
        {
            if (source is not IHasWarnings warned)
                continue;
            foreach (Reject warning in warned.Warnings)
                RejectsCsv.Write(writer, warning, word);
            if (warned.WarningCount > warned.Warnings.Count)
                RejectsCsv.Write(writer, new Reject(source.Source, 0, 0, "", $"{warned.WarningCount - warned.Warnings.Count} more damaged values, not listed", ""), word);
        }
        foreach (FieldReadings field in result.Standardized.Fields.Where(f => f.ProblemCount > 0))
            Write(writer, result.Table, field, word);
    }

    static void Write(CsvWriter writer, RecordTable table, FieldReadings field, Func<string, string> word)
    {
        SourceTable source = table.Sources[field.Source];
        string columns = string.Join(" + ", field.Field.Columns);
        for (int local = 0; local < field.Records; local++)
        {
            if (field.Problem(field.Code(local)) is not { } problem)
                continue;
            writer.Field(source.Source);
            writer.Field(source.Row(local));
            writer.Field(source.Line(local));
            writer.Field(columns);
            writer.Field(word(problem));
            ReadOnlySpan<char> raw = field.Raw(local);
            writer.Field(raw.Length <= LongestRaw ? raw : RawText.Cut(raw, LongestRaw));
            writer.EndRow();
        }
    }
}
