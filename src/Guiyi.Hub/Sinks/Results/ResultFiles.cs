using Guiyi.Hub.Sinks.Report;
using Guiyi.Hub.Sinks.Translation;

namespace Guiyi.Hub.Sinks.Results;

/// <summary>All tables of a result.</summary>
static class ResultFiles
{
    public static void Write(OutputFolder output, UnifyResult result, PairOutcomes[] pairs, ReportLanguage language)
    {
        Func<string, string> word = language == ReportLanguage.Chinese ? ChineseReasons.Of : sentence => sentence;
        output.Csv(CustomersCsv.Name, writer => CustomersCsv.Write(writer, result, language));
        output.Csv(RecordsCsv.Name, writer => RecordsCsv.Write(writer, result));
        output.Csv(RejectsCsv.Name, writer => RejectsCsv.Write(writer, result, word));
        output.Csv(IgnoredCsv.Name, writer => IgnoredCsv.Write(writer, result, word));
        output.Csv(StatementsCsv.Name, writer => StatementsCsv.Write(writer, result));
        output.Csv(LinksCsv.Name, writer => LinksCsv.Write(writer, pairs));
        output.Csv(ReviewCsv.Name, writer => ReviewCsv.Write(writer, result, pairs));
        output.Csv(RelationsCsv.Name, writer => RelationsCsv.Write(writer, result));
        output.Csv(CodesCsv.Name, writer => CodesCsv.Write(writer, result));
        output.Csv(CodesCsv.RetiredName, writer => CodesCsv.WriteRetired(writer, result));
    }
}
