using Guiyi.Model;

namespace Guiyi.Hub.Sinks.Results;

/// <summary><c>rejects.csv</c>: every row that was not accepted, and why.</summary>
static class RejectsCsv
{
    public const string Name = "rejects.csv";

    public static void Write(CsvWriter writer, UnifyResult result, Func<string, string> word)
    {
        Header(writer);
        foreach (Reject reject in result.Rejects)
            Write(writer, reject, word);
    }

    internal static void Header(CsvWriter writer) => writer.Header(["source", "row", "line", "column", "reason", "raw"]);

    internal static void Write(CsvWriter writer, Reject reject, Func<string, string> word)
    {
        writer.Field(reject.Source);
        writer.Field(reject.Row);
        writer.Field(reject.Line);
        writer.Field(reject.Column);
        writer.Field(word(reject.Reason));
        writer.Field(reject.Raw);
        writer.EndRow();
    }
}
