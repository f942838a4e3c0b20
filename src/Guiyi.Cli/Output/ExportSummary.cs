using System.Globalization;
using Guiyi.Cli.Hub;
using Guiyi.Hub.Sinks.Report;

namespace Guiyi.Cli.Output;

/// <summary>What was exported, on the terminal.</summary>
static class ExportSummary
{
    /// <summary>How an export goes on.</summary>
    public static string Line(HubExport export) =>
        export.Total is > 0 and long total ? string.Create(CultureInfo.InvariantCulture, $"{export.FileName}: {100 * export.Rows / total} %") : $"{export.FileName}: {N(export.Rows)} …";

    public static void Print(TextWriter output, IReadOnlyList<HubExport> exports, string folder, ReportLanguage language)
    {
        string Word(string zh, string en) => language == ReportLanguage.Chinese ? zh : en;
        var table = new TextTable(Word("文件", "file"), Word("行", "rows"), Word("字节", "bytes"), Word("版本", "version")).Figures(1, 2, 3);
        HubExport[] written = [.. exports.Where(e => e.State == "finished")];
        foreach (HubExport export in written)
            table.Add(Path.Combine(folder, export.FileName), N(export.Rows), N(export.Bytes ?? 0), N(export.Version ?? 0));
        if (written.Length > 0)
            table.Print(output);
    }

    /// <summary>The exit code; what could not be exported is named with the reason.</summary>
    public static int Code(IReadOnlyList<HubExport> exports, TextWriter error)
    {
        HubExport[] failed = [.. exports.Where(e => e.State != "finished")];
        foreach (HubExport export in failed)
            error.WriteLine($"guiyi: {export.FileName}: {export.Message ?? export.State}");
        return failed.Length == 0 ? ExitCodes.Done : ExitCodes.Input;
    }

    static string N(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
