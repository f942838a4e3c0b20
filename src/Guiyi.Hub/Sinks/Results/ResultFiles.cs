using Guiyi.Hub.Sinks.Report;
using Guiyi.Hub.Sinks.Translation;

namespace Guiyi.Hub.Sinks.Results;

/// <summary>All tables of a result.</summary>
static class ResultFiles
{
    public static void Write(OutputFolder output, UnifyResult result, PairOutcomes[] pairs, ReportLanguage language)
    {
        Func<string, string> word = language == ReportLanguage.Chinese ? ChineseReasons.Of : sentence => sentence;
        output.Csv(
            (CustomersCsv.Name, writer => CustomersCsv.Write(writer, result, language)),
            (RecordsCsv.Name, writer => RecordsCsv.Write(writer, result)),
            (RejectsCsv.Name, writer => RejectsCsv.Write(writer, result, word)),
            (IgnoredCsv.Name, writer => IgnoredCsv.Write(writer, result, word)),
            (StatementsCsv.Name, writer => StatementsCsv.Write(writer, result)),
            (LinksCsv.Name, writer => LinksCsv.Write(writer, pairs)),
            (ReviewCsv.Name, writer => ReviewCsv.Write(writer, result, pairs)),
            (RelationsCsv.Name, writer => RelationsCsv.Write(writer, result)),
            (CodesCsv.Name, writer => CodesCsv.Write(writer, result)),
            (CodesCsv.RetiredName, writer => CodesCsv.WriteRetired(writer, result)));
    }
}
