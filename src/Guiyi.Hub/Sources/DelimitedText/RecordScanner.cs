using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Guiyi.Hub.Sources.DelimitedText;

/// <summary>How a record ended.</summary>
enum RecordEnd
{
    /// <summary>At a line break or the end of the text, all quotes closed.</summary>
    Clean,

    /// <summary>Text stands after a closing quote.</summary>
    TextAfterQuote,

    /// <summary>A quote was still open at the end of the text.</summary>
    OpenQuote,

    /// <summary>A quoted field spans more lines than allowed.</summary>
    TooManyLines,

    /// <summary>A field is longer than allowed.</summary>
    LongField,

    /// <summary>The record is longer than allowed.</summary>
    LongRecord,

    /// <summary>The record has more fields than any table may have columns.</summary>
    TooManyFields,
}

/// <summary>A field's place in the window; <see cref="Doubled"/> where quotes are still doubled.</summary>
readonly record struct Field(int Start, int Length, bool Doubled);

/// <summary>
/// Splits one record at the start of a window into fields, as RFC 4180 says: a field that begins with a quote runs to its closing quote,
/// over line breaks; a quote anywhere else is an ordinary character. Line breaks are CRLF, LF and CR.
/// </summary>
sealed class RecordScanner(TextWindow window, Dialect dialect, SourceOptions options)
{
    /// <summary>So many characters are looked at together, and so long is a record at most of which the fields are found that way.</summary>
    const int PlainStep = 32, LongestPlain = 1 << 12;

    readonly char separator = dialect.Separator;
    readonly char quote = dialect.Quote;
    readonly bool quoting = dialect.Quote != '\0';
    Field[] fields = new Field[64];
    int lineLimit = options.MaxRecordLines;

    /// <summary>Number of fields found.</summary>
    public int Count { get; private set; }

    /// <summary>Length of the record in the window, its line break included.</summary>
    public int Length { get; private set; }

    /// <summary>Physical lines that the record spans.</summary>
    public int Lines { get; private set; }

    /// <summary>The first field that spans lines; -1 where none does.</summary>
    public int QuotedField { get; private set; }

    /// <summary>The field to blame where the scan did not end cleanly: the first that spans lines, else the one it stopped in.</summary>
    public int Stopped => QuotedField >= 0 ? QuotedField : Count;

    public ref readonly Field this[int index] => ref fields[index];

    /// <summary>Scans the record at the start of the window.</summary>
    public RecordEnd Scan()
    {
        Count = 0;
        Lines = 1;
        QuotedField = -1;
        ReadOnlySpan<char> text = window.Text;
        if (TryScanPlain(text))
            return RecordEnd.Clean;
        int at = 0;
        while (true)
        {
            bool more = at < text.Length || Extend(ref text);
            if (Count >= options.MaxColumns)
                return RecordEnd.TooManyFields;
            RecordEnd end = more && quoting && text[at] == quote ? ScanQuoted(ref text, ref at) : ScanPlain(ref text, ref at);
            if (end != RecordEnd.Clean)
                return end;
            if (at == text.Length || text[at] != separator)
                break;
            at++;
        }
        Length = at + LineBreak(ref text, at);
        return RecordEnd.Clean;
    }

    /// <summary>
    /// Scans a record that has no field in quotes, is short, and lies in the window as a whole with some text behind it: as nearly all do. The
    /// separators of several fields are found at once. False where it is any other; then nothing was found.
    /// </summary>
    bool TryScanPlain(ReadOnlySpan<char> text)
    {
        if (!Vector256.IsHardwareAccelerated)
            return false;
        int start = 0, end = Math.Min(Math.Min(text.Length, LongestPlain), Math.Min(options.MaxFieldLength, options.MaxRecordLength));
        for (int at = 0; at + PlainStep <= end; at += PlainStep)
            for (uint found = Stops(text.Slice(at, PlainStep)); found != 0; found &= found - 1)
            {
                int stop = at + BitOperations.TrailingZeroCount(found);
                if ((quoting && text[start] == quote) || Count >= options.MaxColumns || (text[stop] == '\r' && stop + 1 == text.Length))
                {
                    Count = 0;
                    return false;
                }
                Add(start, stop - start, doubled: false);
                start = stop + 1;
                if (text[stop] == separator)
                    continue;
                Length = text[stop] == '\r' && text[start] == '\n' ? start + 1 : start;
                return true;
            }
        Count = 0;
        return false;
    }

    /// <summary>A bit for each character that ends a field.</summary>
    uint Stops(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<ushort> characters = MemoryMarshal.Cast<char, ushort>(text);
        return Stops(Vector256.Create(characters)) | (Stops(Vector256.Create(characters[Vector256<ushort>.Count..])) << Vector256<ushort>.Count);
    }

    uint Stops(Vector256<ushort> characters) =>
        (Vector256.Equals(characters, Vector256.Create((ushort)separator)) | Vector256.Equals(characters, Vector256.Create((ushort)'\n'))
            | Vector256.Equals(characters, Vector256.Create((ushort)'\r'))).ExtractMostSignificantBits();

    RecordEnd ScanPlain(ref ReadOnlySpan<char> text, ref int at)
    {
        int start = at;
        int found;
        while ((found = text[at..].IndexOfAny(separator, '\r', '\n')) < 0)
        {
            at = text.Length;
            if (TooLong(start, at) is { } end)
                return end;
            if (!Extend(ref text))
            {
                found = 0;
                break;
            }
        }
        at += found;
        if (TooLong(start, at) is { } tooLong)
            return tooLong;
        Add(start, at - start, doubled: false);
        return RecordEnd.Clean;
    }

    RecordEnd ScanQuoted(ref ReadOnlySpan<char> text, ref int at)
    {
        int start = ++at;
        int firstLine = Lines;
        bool doubled = false;
        while (true)
        {
            int found = text[at..].IndexOfAny(quote, '\r', '\n');
            at = found < 0 ? text.Length : at + found;
            if (TooLong(start, at) is { } end)
                return end;
            if (found < 0)
            {
                if (!Extend(ref text))
                    return RecordEnd.OpenQuote;
            }
            else if (text[at] != quote)
            {
                at += LineBreak(ref text, at);
                if (++Lines > lineLimit)
                    return RecordEnd.TooManyLines;
            }
            else if (++at < text.Length || Extend(ref text))
            {
                if (text[at] == quote)
                {
                    doubled = true;
                    at++;
                    continue;
                }
                if (text[at] != separator && text[at] is not ('\r' or '\n'))
                    return RecordEnd.TextAfterQuote;
                break;
            }
            else
            {
                break;
            }
        }
        if (Lines > firstLine && QuotedField < 0)
            QuotedField = Count;
        Add(start, at - 1 - start, doubled);
        return RecordEnd.Clean;
    }

    /// <summary>The fields as strings. The window's text is changed where quotes are doubled.</summary>
    public string[] Cells()
    {
        Undouble(Count);
        var cells = new string[Count];
        for (int i = 0; i < cells.Length; i++)
            cells[i] = window.Text.Slice(fields[i].Start, fields[i].Length).ToString();
        return cells;
    }

    /// <summary>Makes two quotes one in the first fields.</summary>
    public void Undouble(int count)
    {
        for (int i = 0; i < count; i++)
        {
            ref Field field = ref fields[i];
            if (!field.Doubled)
                continue;
            Span<char> text = window.Writable.Slice(field.Start, field.Length);
            int length = 0;
            for (int at = 0; at < text.Length; at++)
            {
                text[length++] = text[at];
                if (text[at] == quote)
                    at++;
            }
            field = new Field(field.Start, length, Doubled: false);
        }
    }

    /// <summary>
    /// Quotes that are never closed cost a look ahead up to the limit each. So that a file full of them is still read in
    /// linear time, every look ahead in vain shortens the next one, and every field that did span lines lengthens it again.
    /// </summary>
    public void Learn(bool spannedLines) =>
        lineLimit = spannedLines ? Math.Min(options.MaxRecordLines, lineLimit * 2) : Math.Max(Math.Min(64, options.MaxRecordLines), lineLimit / 2);

    RecordEnd? TooLong(int start, int at) =>
        at - start > options.MaxFieldLength ? RecordEnd.LongField
        : at > options.MaxRecordLength ? RecordEnd.LongRecord
        : null;

    /// <summary>Length of the line break at a position: 0 at the end of the text, else 1, or 2 for CRLF.</summary>
    int LineBreak(ref ReadOnlySpan<char> text, int at)
    {
        if (at == text.Length && !Extend(ref text))
            return 0;
        if (text[at] == '\n')
            return 1;
        return (at + 1 < text.Length || Extend(ref text)) && text[at + 1] == '\n' ? 2 : 1;
    }

    bool Extend(ref ReadOnlySpan<char> text)
    {
        bool more = window.More();
        text = window.Text;
        return more;
    }

    void Add(int start, int length, bool doubled)
    {
        if (Count == fields.Length)
            Array.Resize(ref fields, fields.Length * 2);
        fields[Count++] = new Field(start, length, doubled);
    }
}
