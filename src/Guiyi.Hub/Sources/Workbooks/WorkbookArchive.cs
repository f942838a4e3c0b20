using System.IO.Compression;

namespace Guiyi.Hub.Sources.Workbooks;

/// <summary>Looks into a workbook's archive before anything is inflated: is it a workbook, and is it of a size that can be meant seriously?</summary>
static class WorkbookArchive
{
    const long SmallEntry = 16 << 20;

    /// <summary>The workbook's format.</summary>
    /// <exception cref="SourceException">The file is no workbook, or would inflate beyond the limits.</exception>
    public static string Check(string path, Stream stream, SourceOptions options)
    {
        Span<byte> magic = stackalloc byte[2];
        stream.ReadExactly(magic);
        stream.Position = 0;
        if (!magic.SequenceEqual("PK"u8))
            return "XLS";
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > options.MaxArchiveEntries)
            throw new SourceException(path, $"an archive of {archive.Entries.Count} parts", $"at most {options.MaxArchiveEntries}");
        string format = Format(path, archive);
        long total = 0;
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            total += entry.Length;
            CheckEntry(path, entry, options);
        }
        if (total < 0 || total > options.MaxInflatedBytes)
            throw new SourceException(path, $"a workbook that inflates to {total} bytes", $"at most {options.MaxInflatedBytes}");
        return format;
    }

    static void CheckEntry(string path, ZipArchiveEntry entry, SourceOptions options)
    {
        if (entry.Length < 0 || entry.Length > options.MaxInflatedBytes)
            throw new SourceException(path, $"a workbook part {entry.FullName} that inflates to {entry.Length} bytes", $"at most {options.MaxInflatedBytes}");
        if (entry.Length > SmallEntry && entry.Length / Math.Max(1, entry.CompressedLength) > options.MaxInflationRatio)
            throw new SourceException(path, $"a workbook part {entry.FullName} that inflates {entry.Length / Math.Max(1, entry.CompressedLength)}-fold", $"at most {options.MaxInflationRatio}-fold");
        bool isSheet = entry.FullName.Contains("/worksheets/", StringComparison.OrdinalIgnoreCase);
        if (!isSheet && entry.FullName.StartsWith("xl/", StringComparison.OrdinalIgnoreCase) && entry.Length > options.MaxInflatedTableBytes && !entry.FullName.Contains("/media/", StringComparison.OrdinalIgnoreCase))
            throw new SourceException(path, $"a workbook part {entry.FullName} of {entry.Length} bytes", $"at most {options.MaxInflatedTableBytes} in a part that is held in memory");
    }

    static string Format(string path, ZipArchive archive)
    {
        bool Has(string start) => archive.Entries.Any(entry => entry.FullName.StartsWith(start, StringComparison.OrdinalIgnoreCase));
        if (Has("xl/workbook.bin"))
            return "XLSB";
        if (Has("xl/"))
            return "XLSX";
        string found = Has("word/") ? "a Word document" : Has("ppt/") ? "a PowerPoint presentation" : Has("content.xml") ? "an OpenDocument file" : "a ZIP archive";
        throw new SourceException(path, found, "CSV, TSV, JSON, JSONL, XLSX, XLSB or XLS");
    }
}
