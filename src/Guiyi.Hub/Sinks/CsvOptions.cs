namespace Guiyi.Hub.Sinks;

/// <summary>How CSV is written.</summary>
public sealed record CsvOptions
{
    /// <summary>UTF-8 without byte order mark, LF, formulas guarded.</summary>
    public static CsvOptions Default { get; } = new();

    /// <summary>The same with a byte order mark, by which Excel knows that the file is UTF-8 and shows Chinese rightly.</summary>
    public static CsvOptions Excel { get; } = new() { ByteOrderMark = true };

    /// <summary>Begin the file with a byte order mark.</summary>
    public bool ByteOrderMark { get; init; }

    /// <summary>What ends a row. RFC 4180 asks for CRLF; every reader takes LF, and line tools like it better.</summary>
    public string NewLine { get; init; } = "\n";

    /// <summary>Disarm texts that a spreadsheet would run as formulas; see <see cref="CsvWriter"/>.</summary>
    public bool GuardFormulas { get; init; } = true;
}
