using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Guiyi.Hub.Sinks.Report;

namespace Guiyi.Hub.Base.Exporting;

/// <summary>What an export holds.</summary>
public enum ExportContent
{
    /// <summary>Customers with code, golden values, classes and profile: <c>customers.csv</c> of a run.</summary>
    Customers,
    /// <summary>Current source records, whose they are, and their standardized attributes: <c>records.csv</c> of a run.</summary>
    Records,
    /// <summary>Every code ever issued: <c>codes.csv</c> of a run.</summary>
    Codes,
    /// <summary>Customer ids that nobody has now, and where they lead.</summary>
    RetiredIds,
    /// <summary>Relations, those found (<c>relations.csv</c> of a run) and those that people made.</summary>
    Relations,
    /// <summary>The change feed from its beginning.</summary>
    Changes,
    /// <summary>What happened: as records tell it, and what people wrote down.</summary>
    Interactions,
}

/// <summary>How an export is written.</summary>
public enum ExportFormat
{
    /// <summary>UTF-8 with a byte order mark; texts that a spreadsheet would run as formulas are disarmed.</summary>
    Csv,
    /// <summary>JSON Lines: an object for each row, empty cells left out.</summary>
    Jsonl,
    /// <summary>A workbook; what is more than a sheet holds goes on in the next.</summary>
    Xlsx,
}

/// <summary>An export as it was asked for.</summary>
/// <param name="Content">What it holds.</param>
/// <param name="Format">How it is written.</param>
/// <param name="Language">Language of classes' names.</param>
public sealed record ExportRequest(ExportContent Content, ExportFormat Format = ExportFormat.Csv, ReportLanguage Language = ReportLanguage.Chinese)
{
    /// <summary>The file's name: <c>customers.csv</c>, <c>retired_ids.xlsx</c>.</summary>
    public string FileName => $"{JsonNamingPolicy.SnakeCaseLower.ConvertName(Content.ToString())}.{JsonNamingPolicy.SnakeCaseLower.ConvertName(Format.ToString())}";
}

/// <summary>An export that can be fetched.</summary>
/// <param name="Run">Its run.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="Path">The file.</param>
/// <param name="MediaType">For an answer over HTTP.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Rows">Rows, the header not counted.</param>
/// <param name="Version">The version of the base that it shows.</param>
public sealed record ExportFile(long Run, ExportRequest Request, string Path, string MediaType, long Bytes, long Rows, long Version);

/// <summary>An export's request, and its version once it is done: kept as its run's position.</summary>
sealed record ExportState(ExportRequest Request, long? Version = null)
{
    static readonly JsonSerializerOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() } };

    public string Text() => JsonSerializer.Serialize(this, Form);

    public static ExportState Of(string position) => JsonSerializer.Deserialize<ExportState>(position, Form)!;
}
