using System.Buffers;
using System.Globalization;
using System.Text;

namespace Guiyi.Hub.Sinks;

/// <summary>Writes UTF-8 CSV as RFC 4180 says, field by field and without allocating; what was written reads back the same.</summary>
/// <remarks>
/// A spreadsheet runs a cell that begins with <c>= + - @</c>, a tab or a line break as a formula, so that a customer's "name" could call out.
/// In a guarded column such a text gets an apostrophe in front. Every column is guarded unless <see cref="Header"/> is told otherwise.
/// Numbers and telephone numbers stay as they are (<c>-12.50</c>, <c>+86 138-0013-8000</c>, <c>+86138****8000</c>): + or - followed by digits
/// and blanks, dots, commas, brackets, hyphens, slashes, asterisks and the like. The full-width ＝ ＋ － ＠ count as the others.
/// </remarks>
public sealed class CsvWriter : IDisposable
{
    const int FlushAt = 1 << 15;
    const int LongestNumber = 400;

    static readonly SearchValues<char> Quotable = SearchValues.Create(",\"\r\n");

    readonly Stream stream;
    readonly string path;
    readonly CsvOptions options;
    readonly Encoder encoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetEncoder();
    readonly char[] chars = new char[FlushAt + LongestNumber];
    readonly byte[] bytes = new byte[Encoding.UTF8.GetMaxByteCount(FlushAt + LongestNumber)];
    bool[] unguarded = [];
    int length;
    int column;
    bool rowHasText;

    CsvWriter(Stream stream, string path, CsvOptions? options)
    {
        (this.stream, this.path, this.options) = (stream, path, options ?? CsvOptions.Default);
        if (this.options.ByteOrderMark)
            Put("\uFEFF");
    }

    /// <summary>Writes to a stream, which the writer closes.</summary>
    public CsvWriter(Stream stream, CsvOptions? options = null)
        : this(stream, "stream", options)
    {
    }

    /// <summary>Rows ended so far, the header counted.</summary>
    public long Rows { get; private set; }

    /// <summary>Creates a file, or writes over one.</summary>
    /// <exception cref="SinkException">The file cannot be created.</exception>
    public static CsvWriter Create(string path, CsvOptions? options = null)
    {
        try
        {
            return new CsvWriter(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0), path, options);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new SinkException(path, fault.Message, fault);
        }
    }

    /// <summary>Writes the row of column names.</summary>
    /// <param name="names">The names.</param>
    /// <param name="unguardedColumns">Names among them whose values, such as ids and codes, are written as they are.</param>
    public void Header(ReadOnlySpan<string> names, params ReadOnlySpan<string> unguardedColumns)
    {
        foreach (string name in names)
            Field(name);
        EndRow();
        unguarded = new bool[names.Length];
        for (int i = 0; i < names.Length; i++)
            unguarded[i] = unguardedColumns.Contains(names[i]);
    }

    /// <summary>A writer of further rows of this table into another stream, without header or byte order mark, so that parts can be made side by side.</summary>
    public CsvWriter Part(Stream part) => new(part, path, options with { ByteOrderMark = false }) { unguarded = unguarded };

    /// <summary>Adds rows that a <see cref="Part"/> wrote.</summary>
    /// <exception cref="SinkException">The stream refuses them.</exception>
    public void Append(ReadOnlyMemory<byte> text, long rows)
    {
        Drain(last: false);
        Guarded(() => stream.Write(text.Span));
        Rows += rows;
    }

    /// <summary>Writes a text.</summary>
    public void Field(ReadOnlySpan<char> text)
    {
        bool apostrophe = options.GuardFormulas && FormulaGuard.Needed(text) && !(column < unguarded.Length && unguarded[column]);
        bool quoted = NeedsQuotes(text);
        BeginField();
        if (quoted)
            Put("\"");
        if (apostrophe)
            Put("'");
        if (quoted)
            PutDoubled(text);
        else
            Put(text);
        if (quoted)
            Put("\"");
        rowHasText |= text.Length > 0;
    }

    /// <summary>Writes a whole number.</summary>
    public void Field(long number) => Format(number, default);

    /// <summary>Writes a number in the invariant culture; without a format the shortest text that reads back the same.</summary>
    public void Field(double number, ReadOnlySpan<char> format = default) => Format(number, format);

    /// <summary>Writes an amount in the invariant culture.</summary>
    public void Field(decimal number, ReadOnlySpan<char> format = default) => Format(number, format);

    /// <summary>Ends the row.</summary>
    public void EndRow()
    {
        // A row of one empty field would be a blank line, which readers skip.
        if (column == 1 && !rowHasText)
            Put("\"\"");
        Put(options.NewLine);
        column = 0;
        rowHasText = false;
        Rows++;
    }

    /// <summary>Hands everything written so far to the stream.</summary>
    /// <exception cref="SinkException">The stream refuses it.</exception>
    public void Flush()
    {
        Drain(last: false);
        Guarded(stream.Flush);
    }

    /// <summary>Writes what is left and closes the stream.</summary>
    public void Dispose()
    {
        try
        {
            Drain(last: true);
        }
        finally
        {
            stream.Dispose();
        }
    }

    void Format<T>(T number, ReadOnlySpan<char> format)
        where T : ISpanFormattable
    {
        BeginField();
        MakeRoom();
        if (!number.TryFormat(chars.AsSpan(length), out int written, format, CultureInfo.InvariantCulture))
            throw new ArgumentException($"The format makes a number longer than {LongestNumber} characters.", nameof(format));
        length += written;
        rowHasText = true;
    }

    /// <summary>Beside what RFC 4180 asks for, blanks at either end are quoted, as many readers trim bare ones.</summary>
    static bool NeedsQuotes(ReadOnlySpan<char> text) =>
        !text.IsEmpty && (text.ContainsAny(Quotable) || IsBlank(text[0]) || IsBlank(text[^1]));

    static bool IsBlank(char c) => char.IsWhiteSpace(c) || c == '\uFEFF';

    void BeginField()
    {
        if (column++ > 0)
            Put(",");
    }

    void PutDoubled(ReadOnlySpan<char> text)
    {
        int quote;
        while ((quote = text.IndexOf('"')) >= 0)
        {
            Put(text[..(quote + 1)]);
            Put("\"");
            text = text[(quote + 1)..];
        }
        Put(text);
    }

    void Put(ReadOnlySpan<char> text)
    {
        while (true)
        {
            MakeRoom();
            int step = Math.Min(text.Length, chars.Length - length);
            text[..step].CopyTo(chars.AsSpan(length));
            length += step;
            if (step == text.Length)
                return;
            text = text[step..];
        }
    }

    void MakeRoom()
    {
        if (length >= FlushAt)
            Drain(last: false);
    }

    void Drain(bool last)
    {
        int count = encoder.GetBytes(chars.AsSpan(0, length), bytes, flush: last);
        length = 0;
        Guarded(() => stream.Write(bytes, 0, count));
    }

    void Guarded(Action write)
    {
        try
        {
            write();
        }
        catch (IOException fault)
        {
            throw new SinkException(path, fault.Message, fault);
        }
    }
}
