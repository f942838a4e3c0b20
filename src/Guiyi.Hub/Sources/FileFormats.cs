using Guiyi.Hub.Sources.Encodings;

namespace Guiyi.Hub.Sources;

enum FileFormat
{
    /// <summary>Delimited text or JSON.</summary>
    Text,

    /// <summary>XLSX, XLSB or XLS.</summary>
    Workbook,
}

/// <summary>Tells formats by their first bytes, and names those that cannot be read.</summary>
static class FileFormats
{
    const string Expected = "CSV, TSV, JSON, JSONL, XLSX, XLSB or XLS";

    /// <exception cref="SourceException">The file is empty, or of a format that holds no table or none that is understood.</exception>
    public static FileFormat Detect(string path, ByteSample sample)
    {
        ReadOnlySpan<byte> bytes = sample.Beginning;
        if (bytes.IsEmpty)
            throw new SourceException(path, "an empty file (0 bytes)", Expected) { HoldsNoTable = true };
        if (bytes.StartsWith("PK\x03\x04"u8) || bytes.StartsWith("PK\x05\x06"u8) || bytes is [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..])
            return FileFormat.Workbook;
        if (Foreign(bytes) is { } name)
            throw new SourceException(path, name, Expected);
        return FileFormat.Text;
    }

    static string? Foreign(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x1F, 0x8B, ..] => "a gzip archive",
        [(byte)'B', (byte)'Z', (byte)'h', >= (byte)'1' and <= (byte)'9', ..] => "a bzip2 archive",
        [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', ..] => "an xz archive",
        [0x28, 0xB5, 0x2F, 0xFD, ..] => "a zstd archive",
        [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] => "a 7-Zip archive",
        _ when bytes.StartsWith("Rar!"u8) => "a RAR archive",
        _ when bytes.StartsWith("%PDF-"u8) => "a PDF document",
        _ when bytes.StartsWith("{\\rtf"u8) => "an RTF document",
        _ when bytes.StartsWith("\x7F"u8) && bytes[1..].StartsWith("ELF"u8) => "a program",
        _ when bytes.StartsWith("SQLite format 3"u8) => "an SQLite database",
        _ when bytes.StartsWith("PAR1"u8) => "a Parquet file",
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] => "a picture",
        _ when bytes.StartsWith("GIF8"u8) => "a picture",
        _ => Markup(bytes),
    };

    /// <summary>Shop systems like to name an HTML table .xls.</summary>
    static string? Markup(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF]))
            bytes = bytes[3..];
        bytes = bytes.TrimStart(" \t\r\n"u8);
        Span<char> start = stackalloc char[Math.Min(bytes.Length, 16)];
        for (int i = 0; i < start.Length; i++)
            start[i] = char.ToLowerInvariant((char)bytes[i]);
        ReadOnlySpan<char> text = start;
        if (text.StartsWith("<html") || text.StartsWith("<!doctype") || text.StartsWith("<table") || text.StartsWith("<meta") || text.StartsWith("<head"))
            return "an HTML page (saving it as XLSX in Excel helps)";
        return text.StartsWith("<?xml") ? "an XML document (saving it as XLSX in Excel helps)" : null;
    }
}
