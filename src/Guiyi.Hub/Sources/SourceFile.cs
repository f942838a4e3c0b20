using Guiyi.Hub.Sources.DelimitedText;
using Guiyi.Hub.Sources.Encodings;
using Guiyi.Hub.Sources.Json;
using Guiyi.Hub.Sources.Workbooks;
using Guiyi.Ingest;

namespace Guiyi.Hub.Sources;

/// <summary>Opens a channel's file, whatever its format: CSV and TSV, JSON and JSONL, XLSX, XLSB and XLS. The content decides, not the extension.</summary>
public static class SourceFile
{
    /// <summary>
    /// The tables in a file: one, or one per sheet that is not empty. The first is named by the file, without folder and extension;
    /// further ones <c>file.sheet</c>.
    /// </summary>
    /// <exception cref="SourceException">The file is missing, empty, binary, encrypted, broken or of an unknown format.</exception>
    public static IReadOnlyList<IRawTable> Open(string path, SourceOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options = (options ?? SourceOptions.Default).Validated();
        ByteSample sample;
        using (FileStream stream = SourceStream.Open(path))
            sample = SourceStream.Sample(path, stream);
        string source = Path.GetFileNameWithoutExtension(path);
        FileFormat format = FileFormats.Detect(path, sample);
        if (format is FileFormat.Workbook)
            return Workbook.Open(path, source, options);
        DetectedEncoding encoding = TextEncoding.Of(path, sample, options);
        if (JsonDetection.Detect(path, encoding, options) is { } form)
            return [new JsonTable(path, source, encoding, form, options)];
        return [new DelimitedTable(path, source, encoding, options)];
    }
}
