using Guiyi.Hub.Sources.Encodings;
using Guiyi.Ingest;
using Guiyi.Model;

namespace Guiyi.Hub.Sources.DelimitedText;

/// <summary>A CSV or TSV file.</summary>
sealed class DelimitedTable : IRawTable, IHasWarnings
{
    readonly string path;
    readonly SourceOptions options;
    readonly DetectedEncoding encoding;
    readonly Layout layout;
    WarningLog warnings;

    public DelimitedTable(string path, string source, DetectedEncoding encoding, SourceOptions options)
    {
        (this.path, this.options, this.encoding, Source) = (path, options, encoding, source);
        warnings = new WarningLog(source, options);
        using OpenText text = OpenText();
        layout = LayoutDetection.Detect(path, text.Window, options);
        char separator = layout.Dialect.Separator;
        Format = $"{(separator == '\t' ? "TSV" : "CSV")}, {encoding.Name}, separator {RawText.Name(separator)}"
            + (layout.Dialect.Quote == '"' ? "" : layout.Dialect.Quote == '\0' ? ", no quotes" : $", quote {RawText.Name(layout.Dialect.Quote)}")
            + (layout.HasHeader ? "" : ", no header");
    }

    public string Source { get; }

    public string Format { get; }

    public IReadOnlyList<string> Columns => layout.Columns;

    public IReadOnlyList<Reject> Warnings => warnings.Kept;

    public long WarningCount => warnings.Count;

    public IRawRows Open()
    {
        warnings = new WarningLog(Source, options);
        return new DelimitedRows(Source, layout, OpenText(), options, warnings);
    }

    OpenText OpenText() => new(path, encoding);
}
