using System.Text;

namespace Guiyi.Hub.Sources;

/// <summary>What a person knows better than the detection, and the limits that keep a bad file from taking the machine.</summary>
public sealed record SourceOptions
{
    /// <summary>Everything detected, usual limits.</summary>
    public static SourceOptions Default { get; } = new();

    /// <summary>Encoding of a text file; null detects it.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>Separator of delimited text; null detects one of comma, semicolon, tab and bar.</summary>
    public char? Separator { get; init; }

    /// <summary>Quote of delimited text, <c>'\0'</c> for none; null detects it.</summary>
    public char? Quote { get; init; }

    /// <summary>Whether the first row holds column names; null detects it.</summary>
    public bool? Header { get; init; }

    /// <summary>
    /// Believe every quoted field that closes cleanly, as RFC 4180 says, even where it seems to have swallowed whole records.
    /// For files that a program is known to have written; false recovers from unbalanced quotes.
    /// </summary>
    public bool TrustQuotes { get; init; }

    /// <summary>Longest field, in UTF-16 units. A row with a longer one is a reject.</summary>
    public int MaxFieldLength { get; init; } = 1 << 20;

    /// <summary>Longest record, in UTF-16 units (in bytes for JSON). A longer one is a reject.</summary>
    public int MaxRecordLength { get; init; } = 4 << 20;

    /// <summary>Most physical lines that one record of delimited text may span.</summary>
    public int MaxRecordLines { get; init; } = 1_000;

    /// <summary>Most columns of a table; a file with more is refused.</summary>
    public int MaxColumns { get; init; } = 16_384;

    /// <summary>Most objects of one JSON array that become columns of their own (<c>phone</c>, <c>phone[2]</c> …). A row with more is a reject.</summary>
    public int MaxOccurrences { get; init; } = 1_000;

    /// <summary>Most bytes that a workbook may hold once inflated.</summary>
    public long MaxInflatedBytes { get; init; } = 4L << 30;

    /// <summary>Most bytes that a workbook part which is held in memory whole (shared strings, styles) may hold once inflated.</summary>
    public long MaxInflatedTableBytes { get; init; } = 512L << 20;

    /// <summary>Most times that a workbook part of more than 16 MB may be larger inflated than compressed.</summary>
    public int MaxInflationRatio { get; init; } = 250;

    /// <summary>Most parts in a workbook's archive.</summary>
    public int MaxArchiveEntries { get; init; } = 10_000;

    /// <summary>Length to which a reject's raw text is cut, in UTF-16 units.</summary>
    public int MaxRawLength { get; init; } = 1_000;

    /// <summary>Most warnings kept per table; further ones are only counted.</summary>
    public int MaxWarnings { get; init; } = 100;

    /// <summary>The same options, once they are known to make sense.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A limit is not positive.</exception>
    /// <exception cref="ArgumentException">Separator and quote contradict each other or are line breaks.</exception>
    internal SourceOptions Validated()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxFieldLength);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxRecordLength);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxRecordLines);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxColumns);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxOccurrences);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxInflatedBytes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxInflatedTableBytes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxInflationRatio);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxArchiveEntries);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxRawLength);
        ArgumentOutOfRangeException.ThrowIfNegative(MaxWarnings);
        if (Separator is '\r' or '\n' or '\0' || Quote is '\r' or '\n' || (Separator is { } separator && separator == Quote))
            throw new ArgumentException("Separator and quote must differ and must not be line breaks.");
        return this;
    }
}
