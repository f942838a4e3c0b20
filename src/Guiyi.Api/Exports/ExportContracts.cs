using Guiyi.Api.Platform;
using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Exporting;
using Guiyi.Hub.Sinks.Report;
using Guiyi.Hub.Storage.Runs;

namespace Guiyi.Api.Exports;

/// <summary>An export to begin.</summary>
/// <param name="Content">customers, records, codes, retired_ids, relations, changes or interactions.</param>
/// <param name="Format">csv, jsonl or xlsx.</param>
/// <param name="Language">Of classes' names, and of the name under which it is downloaded: zh or en.</param>
sealed record NewExport(ExportContent Content, ExportFormat Format = ExportFormat.Csv, string Language = ExportNames.Chinese)
{
    /// <exception cref="Refusal">There is no such language.</exception>
    public ExportRequest Request() => new(Content, Format, ExportNames.LanguageOf(Language));
}

/// <summary>An export.</summary>
/// <param name="Run">Its run, by which it is known.</param>
/// <param name="State">waiting, running, finished, failed or stopped.</param>
/// <param name="Rows">Rows written so far, the header not counted.</param>
/// <param name="Total">Rows there are; left out where that is not known.</param>
/// <param name="Version">The version of the base that it shows; left out while it is not finished.</param>
/// <param name="Bytes">Size of the file; left out where there is none, or none any more.</param>
/// <param name="File">Where the file is fetched; left out where there is none, or none any more.</param>
/// <param name="Message">Why it failed, or who stopped it.</param>
sealed record ExportView(
    long Run, RunState State, ExportContent Content, ExportFormat Format, string Language, string By, DateTimeOffset Started, long Rows,
    long? Total = null, DateTimeOffset? Ended = null, long? Version = null, long? Bytes = null, string? File = null, string? Message = null)
{
    public static ExportView Of(StoredRun run, CustomerHub hub)
    {
        ExportRequest request = HubExports.RequestOf(run)!;
        ExportFile? file = hub.Exports.File(run);
        return new ExportView(
            run.Id, run.State, request.Content, request.Format, ExportNames.Word(request.Language), run.By, run.Started, run.Counts.Read,
            run.Counts.Total, run.Ended, HubExports.VersionOf(run), file?.Bytes, file is null ? null : $"/api/v1/exports/{run.Id}/file", run.Message.Length > 0 ? run.Message : null);
    }
}

/// <summary>Words of exports for people.</summary>
static class ExportNames
{
    public const string Chinese = "zh", English = "en";

    /// <exception cref="Refusal">There is no such language.</exception>
    public static ReportLanguage LanguageOf(string word) => word switch
    {
        Chinese => ReportLanguage.Chinese,
        English => ReportLanguage.English,
        _ => throw new Refusal(422, "There is no such word.", $"language: found '{word}'; expected {Chinese} or {English}."),
    };

    public static string Word(ReportLanguage language) => language == ReportLanguage.Chinese ? Chinese : English;

    /// <summary>The name under which a file is saved: it tells the version, so that two of them are not mixed up.</summary>
    public static string Download(ExportFile file) =>
        $"{(file.Request.Language == ReportLanguage.Chinese ? Titled(file.Request.Content) : ApiJson.Word(file.Request.Content))}-{file.Version}.{ApiJson.Word(file.Request.Format)}";

    static string Titled(ExportContent content) => content switch
    {
        ExportContent.Customers => "客户",
        ExportContent.Records => "源记录",
        ExportContent.Codes => "分类编号",
        ExportContent.RetiredIds => "停用客户标识",
        ExportContent.Relations => "关联",
        ExportContent.Changes => "变更",
        _ => "互动",
    };
}
