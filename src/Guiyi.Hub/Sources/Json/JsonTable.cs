using System.Text;
using Guiyi.Hub.Sources.Encodings;
using Guiyi.Ingest;
using Guiyi.Model;

namespace Guiyi.Hub.Sources.Json;

/// <summary>A JSON source: one object per line, or one array of objects. Its columns are those of all its records, found by reading it once.</summary>
sealed class JsonTable : IRawTable, IHasWarnings
{
    readonly string path;
    readonly DetectedEncoding encoding;
    readonly JsonForm form;
    readonly SourceOptions options;
    readonly JsonColumns columns = new();
    WarningLog warnings;

    public JsonTable(string path, string source, DetectedEncoding encoding, JsonForm form, SourceOptions options)
    {
        (this.path, this.encoding, this.form, this.options, Source) = (path, encoding, form, options, source);
        warnings = new WarningLog(source, options);
        FindColumns();
        Format = $"{form.Description}, {encoding.Name}";
    }

    public string Source { get; }

    public string Format { get; }

    public IReadOnlyList<string> Columns => columns.Names;

    public IReadOnlyList<Reject> Warnings => warnings.Kept;

    public long WarningCount => warnings.Count;

    public IRawRows Open()
    {
        warnings = new WarningLog(Source, options);
        return new JsonRows(path, Source, Elements(), columns, encoding.Name, options, warnings);
    }

    void FindColumns()
    {
        using JsonElements elements = Elements();
        var flattening = new JsonFlattening(columns, options);
        bool any = false;
        while (elements.Next())
        {
            any = true;
            if (elements.Problem is not null || flattening.Flatten(elements.Current) is not null)
                continue;
            foreach (ref readonly JsonValue value in flattening.Values)
                columns.See(value.Path, value.Occurrence);
            if (columns.Count > options.MaxColumns)
                throw new SourceException(path, $"more than {options.MaxColumns} different keys", "records that share their keys");
        }
        if (!any)
            throw new SourceException(path, "JSON without records", "one object per line, or one array of objects");
        columns.Complete();
    }

    JsonElements Elements() => form.Open(path, encoding, options);
}
