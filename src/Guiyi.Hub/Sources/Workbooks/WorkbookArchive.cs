using System.IO.Compression;

namespace Guiyi.Hub.Sources.Workbooks;

/// <summary>
/// Looks into a workbook's archive before the workbook is opened: is it one, and is it of a size that can be meant seriously?
/// Sizes that headers tell can be trusted as limits, because the runtime inflates no part beyond what its header says.
/// </summary>
static class WorkbookArchive
{
    /// <summary>A part up to this size does no harm whatever is in it.</summary>
    const long SmallPart = 16 << 20;

    const string Expected = "CSV, TSV, JSON, JSONL, XLSX, XLSB or XLS";

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
        foreach (ZipArchiveEntry part in archive.Entries)
        {
            total += part.Length;
            if (total > options.MaxInflatedBytes)
                throw new SourceException(path, $"a workbook that inflates to {total} bytes and more", $"at most {options.MaxInflatedBytes}");
            if (part.Length > SmallPart)
                CheckLargePart(path, part, stream.Length, options);
        }
        return format;
    }

    static void CheckLargePart(string path, ZipArchiveEntry part, long archiveLength, SourceOptions options)
    {
        long ratio = part.Length / Math.Clamp(part.CompressedLength, 1, archiveLength);
        if (ratio > options.MaxInflationRatio)
            throw new SourceException(path, $"a workbook part {part.FullName} that inflates {ratio}-fold to {part.Length} bytes", $"at most {options.MaxInflationRatio}-fold");
        bool isSheet = part.FullName.Contains("worksheets/", StringComparison.OrdinalIgnoreCase);
        bool isMedia = part.FullName.Contains("media/", StringComparison.OrdinalIgnoreCase);
        if (!isSheet && !isMedia && part.Length > options.MaxInflatedTableBytes)
            throw new SourceException(path, $"a workbook part {part.FullName} of {part.Length} bytes", $"at most {options.MaxInflatedTableBytes} in a part that is held in memory");
        if (part.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
            CheckTexts(path, part, options);
    }

    /// <summary>A text is read into memory whole, so one that fills a large part would take all of it. Between two brackets there is at most one.</summary>
    static void CheckTexts(string path, ZipArchiveEntry part, SourceOptions options)
    {
        using Stream content = part.Open();
        var bytes = new byte[1 << 16];
        long limit = 16L * options.MaxFieldLength;
        long run = 0;
        int read;
        while ((read = content.Read(bytes)) > 0)
        {
            ReadOnlySpan<byte> block = bytes.AsSpan(0, read);
            int first = block.IndexOfAny((byte)'<', (byte)'>');
            run = first < 0 ? run + read : read - block.LastIndexOfAny((byte)'<', (byte)'>');
            if (run > limit)
                throw new SourceException(path, $"a text of more than {limit} bytes in the workbook part {part.FullName}", "cells that a spreadsheet can show");
        }
    }

    static string Format(string path, ZipArchive archive)
    {
        bool Has(string start) => archive.Entries.Any(part => part.FullName.StartsWith(start, StringComparison.OrdinalIgnoreCase));
        if (Has("xl/workbook.bin"))
            return "XLSB";
        if (Has("xl/"))
            return "XLSX";
        string found =
            Has("word/") ? "a Word document"
            : Has("ppt/") ? "a PowerPoint presentation"
            : Has("content.xml") ? "an OpenDocument file"
            : archive.Entries.Count == 0 ? "an empty ZIP archive"
            : "a ZIP archive";
        throw new SourceException(path, found, Expected);
    }
}
