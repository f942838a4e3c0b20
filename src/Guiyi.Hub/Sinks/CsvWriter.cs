using System.Buffers;
using System.Globalization;
using System.Text;
using Guiyi.Hub.Sinks.Tables;
using Guiyi.Internals;

namespace Guiyi.Hub.Sinks;

/// <summary>Writes UTF-8 CSV as RFC 4180 says, field by field and without allocating; what was written reads back the same.</summary>
/// <remarks>
/// A spreadsheet runs a cell that begins with <c>= + - @</c>, a tab or a line break as a formula, so that a customer's "name" could call out.
/// In a guarded column such a text gets an apostrophe in front. Every column is guarded unless <see cref="Header"/> is told otherwise.
/// Numbers and telephone numbers stay as they are (<c>-12.50</c>, <c>+86 138-0013-8000</c>, <c>+86138****8000</c>): + or - followed by digits
/// and blanks, dots, commas, brackets, hyphens, slashes, asterisks and the like. The full-width ＝ ＋ － ＠ count as the others.
/// </remarks>
public sealed class CsvWriter : ICells, IDisposable
{
    const int FlushAt = 1 << 18;

    /// <summary>A UTF-16 unit takes three bytes at most; then there are a comma, two quotes and an apostrophe.</summary>
    const int BytesPerUnit = 3, Around = 4;

    const int LongestNumber = 400, ReadyRoom = 64;

    static readonly SearchValues<byte> Quotable = SearchValues.Create(",\"\r\n"u8);

    readonly Stream? stream;
    readonly string path;
    readonly CsvOptions options;
    readonly byte[] newLine;
    byte[] bytes;
    char[] decoded = [];
    bool[] unguarded = [];
    int length;
    int column;
    bool rowHasText;

    CsvWriter(Stream? stream, string path, CsvOptions? options, int room = FlushAt + (1 << 14))
    {
        (this.stream, this.path, this.options, bytes) = (stream, path, options ?? CsvOptions.Default, new byte[room]);
        newLine = Encoding.UTF8.GetBytes(this.options.NewLine);
        if (this.options.ByteOrderMark)
            Put("\uFEFF"u8);
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

    /// <summary>A writer of further rows of this table into memory, without header or byte order mark, so that parts can be made side by side.</summary>
    internal CsvWriter Part() => new(null, path, options with { ByteOrderMark = false }) { unguarded = unguarded };

    /// <summary>Adds the rows of a <see cref="Part"/>, which is empty then.</summary>
    /// <exception cref="SinkException">The stream refuses them.</exception>
    internal void Append(CsvWriter part)
    {
        Drain();
        Write(part.bytes.AsSpan(0, part.length));
        Rows += part.Rows;
        (part.length, part.Rows) = (0, 0);
    }

    /// <summary>Makes cells of guarded columns that will be written often.</summary>
    /// <param name="texts">The texts of neighbouring columns.</param>
    internal ReadyCells Ready(params ReadOnlySpan<string> texts)
    {
        using var cells = new CsvWriter(null, path, options with { ByteOrderMark = false }, ReadyRoom);
        foreach (string text in texts)
            cells.Field(text);
        return new ReadyCells(cells.bytes[..cells.length], texts.Length);
    }

    /// <summary>Writes cells that were made ready.</summary>
    internal void Field(ReadyCells cells)
    {
        BeginField(cells.Bytes.Length);
        cells.Bytes.CopyTo(bytes.AsSpan(length));
        length += cells.Bytes.Length;
        column += cells.Count - 1;
        rowHasText |= cells.Bytes.Length > 0;
    }

    /// <summary>Writes a text.</summary>
    public void Field(ReadOnlySpan<char> text)
    {
        BeginField((text.Length * BytesPerUnit) + Around);
        PutText(text);
    }

    /// <summary>Writes a text that is UTF-8 already.</summary>
    public void Field(ReadOnlySpan<byte> text)
    {
        BeginField(text.Length + Around);
        if (text.IsEmpty)
            return;
        if (!PlainCopy.Copy(text, bytes.AsSpan(length)) || text[^1] == (byte)' ' || MayNeedMore(text))
        {
            PutDecoded(text);
            return;
        }
        length += text.Length;
        rowHasText = true;
    }

    /// <summary>Writes a text where it is stored; a missing one as an empty cell.</summary>
    public void Field(StoredText text)
    {
        text.Get(out ReadOnlySpan<byte> ascii, out ReadOnlySpan<char> characters);
        if (characters.IsEmpty)
            Field(ascii);
        else
            Field(characters);
    }

    /// <summary>Begins a cell that the caller writes itself, of characters that need neither quotes nor an apostrophe; <see cref="EndPlain"/> must follow.</summary>
    /// <param name="most">Most bytes it may have.</param>
    internal Span<byte> BeginPlain(int most)
    {
        BeginField(most);
        return bytes.AsSpan(length, most);
    }

    /// <summary>Ends it.</summary>
    /// <param name="written">Its bytes.</param>
    internal void EndPlain(int written)
    {
        length += written;
        rowHasText |= written > 0;
    }

    /// <summary>Writes a whole number.</summary>
    public void Field(long number)
    {
        if (number is >= 0 and <= uint.MaxValue)
            EndPlain(FixedPoint.Whole((uint)number, BeginPlain(LongestNumber)));
        else
            Format(number, default);
    }

    /// <summary>Writes a number in the invariant culture; without a format the shortest text that reads back the same.</summary>
    public void Field(double number, ReadOnlySpan<char> format = default) => Format(number, format);

    /// <summary>Writes a number in the invariant culture with a fixed count of decimals, at most five.</summary>
    public void Field(double number, int decimals)
    {
        BeginField(LongestNumber);
        length += FixedPoint.Format(number, decimals, signed: false, bytes.AsSpan(length, LongestNumber));
        rowHasText = true;
    }

    /// <summary>Writes an amount in the invariant culture.</summary>
    public void Field(decimal number, ReadOnlySpan<char> format = default) => Format(number, format);

    /// <summary>Ends the row.</summary>
    public void EndRow()
    {
        // A row of one empty field would be a blank line, which readers skip.
        if (column == 1 && !rowHasText)
            Put("\"\""u8);
        Put(newLine);
        column = 0;
        rowHasText = false;
        Rows++;
    }

    /// <summary>Hands everything written so far to the stream.</summary>
    /// <exception cref="SinkException">The stream refuses it.</exception>
    public void Flush()
    {
        Drain();
        try
        {
            stream?.Flush();
        }
        catch (IOException fault)
        {
            throw new SinkException(path, fault.Message, fault);
        }
    }

    /// <summary>Writes what is left and closes the stream.</summary>
    public void Dispose()
    {
        try
        {
            Drain();
        }
        finally
        {
            stream?.Dispose();
        }
    }

    /// <summary>Whether the column of the field that was begun is guarded.</summary>
    bool IsGuarded => options.GuardFormulas && !(column <= unguarded.Length && unguarded[column - 1]);

    /// <summary>What begins like this may be blank or a formula; numbers and telephone numbers are told from formulas here.</summary>
    static bool MayNeedMore(ReadOnlySpan<byte> text) => text[0] switch
    {
        (byte)' ' or (byte)'=' or (byte)'@' => true,
        (byte)'+' or (byte)'-' => FormulaGuard.Needed(text),
        _ => false,
    };

    void PutText(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return;
        rowHasText = true;
        if (PlainCopy.Copy(text, bytes.AsSpan(length)) && text[^1] != ' ' && !MayNeedMore(bytes.AsSpan(length, text.Length)))
        {
            length += text.Length;
            return;
        }
        bool apostrophe = IsGuarded && FormulaGuard.Needed(text);
        int count = Encoding.UTF8.GetBytes(text, bytes.AsSpan(length));
        if (apostrophe || IsBlank(text[0]) || IsBlank(text[^1]) || bytes.AsSpan(length, count).ContainsAny(Quotable))
            PutDisarmed(text, apostrophe);
        else
            length += count;
    }

    /// <summary>Puts a text that is not plain.</summary>
    void PutDecoded(ReadOnlySpan<byte> text)
    {
        if (decoded.Length < text.Length)
            decoded = new char[Math.Max(256, text.Length * 2)];
        int count = Encoding.UTF8.GetChars(text, decoded);
        MakeRoom((count * BytesPerUnit) + Around);
        PutText(decoded.AsSpan(0, count));
    }

    void Format<T>(T number, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        BeginField(LongestNumber);
        if (!number.TryFormat(bytes.AsSpan(length, LongestNumber), out int written, format, CultureInfo.InvariantCulture))
            throw new ArgumentException($"The format makes a number longer than {LongestNumber} characters.", nameof(format));
        length += written;
        rowHasText = true;
    }

    static bool IsBlank(char c) => char.IsWhiteSpace(c) || c == '\uFEFF';

    /// <summary>Puts the comma before a field, and makes room for the field.</summary>
    void BeginField(int room)
    {
        MakeRoom(room + 1);
        if (column++ > 0)
            bytes[length++] = (byte)',';
    }

    /// <summary>
    /// Puts a text that needs an apostrophe or quotes. Beside what RFC 4180 asks for, blanks at either end are quoted, as many readers trim bare ones.
    /// </summary>
    void PutDisarmed(ReadOnlySpan<char> text, bool apostrophe)
    {
        bool quoted = IsBlank(text[0]) || IsBlank(text[^1]) || text.ContainsAny(",\"\r\n");
        if (quoted)
            bytes[length++] = (byte)'"';
        if (apostrophe)
            bytes[length++] = (byte)'\'';
        for (int quote; quoted && (quote = text.IndexOf('"')) >= 0; text = text[(quote + 1)..])
        {
            length += Encoding.UTF8.GetBytes(text[..(quote + 1)], bytes.AsSpan(length));
            bytes[length++] = (byte)'"';
        }
        length += Encoding.UTF8.GetBytes(text, bytes.AsSpan(length));
        if (quoted)
            bytes[length++] = (byte)'"';
    }

    void Put(ReadOnlySpan<byte> text)
    {
        MakeRoom(text.Length);
        text.CopyTo(bytes.AsSpan(length));
        length += text.Length;
    }

    void MakeRoom(int room)
    {
        if (length + room <= bytes.Length)
            return;
        if (stream is not null)
            Drain();
        if (length + room > bytes.Length)
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + room));
    }

    /// <summary>Hands the full buffer on; a part keeps it.</summary>
    void Drain()
    {
        if (stream is null || length == 0)
            return;
        Write(bytes.AsSpan(0, length));
        length = 0;
    }

    void Write(ReadOnlySpan<byte> text)
    {
        try
        {
            stream!.Write(text);
        }
        catch (IOException fault)
        {
            throw new SinkException(path, fault.Message, fault);
        }
    }
}
