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

    /// <summary>The line that names the columns, as this file would write it; null where it has none.</summary>
    internal string? Header => layout.HasHeader ? string.Join(layout.Dialect.Separator, Columns.Select(Cell)) : null;

    public IReadOnlyList<Reject> Warnings => warnings.Kept;

    public long WarningCount => warnings.Count;

    public IRawRows Open()
    {
        warnings = new WarningLog(Source, options);
        return new DelimitedRows(Source, layout, OpenText(), options, warnings);
    }

    string Cell(string name) => layout.Dialect is { Quote: not '\0' and char quote, Separator: var separator } && name.AsSpan().IndexOfAny([separator, quote, '\n', '\r']) >= 0
        ? $"{quote}{name.Replace($"{quote}", $"{quote}{quote}", StringComparison.Ordinal)}{quote}"
        : name;

    OpenText OpenText() => new(path, encoding);
}
