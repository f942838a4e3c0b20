using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Guiyi.Hub.Sinks.Workbook;

/// <summary>Writes one worksheet, cell after cell. Empty cells are left out: the others name their places.</summary>
sealed class SheetStream : IDisposable
{
    const int FlushAt = 1 << 16, Around = 128;

    readonly Stream stream;
    readonly byte[][] letters;
    byte[] bytes = new byte[FlushAt + (1 << 12)];
    int length;

    /// <param name="stream">The part of the package; closed with the sheet.</param>
    /// <param name="letters">Names of the columns: A, B … XFD.</param>
    public SheetStream(Stream stream, byte[][] letters)
    {
        (this.stream, this.letters) = (stream, letters);
        Put("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetData>"u8);
    }

    /// <summary>Rows so far.</summary>
    public int Rows { get; private set; }

    /// <summary>Bytes so far.</summary>
    public long Bytes { get; private set; }

    public void BeginRow()
    {
        Rows++;
        Put("<row r=\""u8);
        Number(Rows);
        Put("\">"u8);
    }

    public void EndRow() => Put("</row>"u8);

    /// <summary>A text, which never is a formula.</summary>
    public void Text(int column, ReadOnlySpan<char> text, int style = 0)
    {
        text = CellXml.Cut(text);
        BeginCell(column, style);
        Put(" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8);
        MakeRoom(text.Length * CellXml.MostBytes);
        length += CellXml.Write(text, bytes.AsSpan(length));
        Put("</t></is></c>"u8);
    }

    /// <summary>A number as it is written in the invariant culture.</summary>
    public void Number(int column, ReadOnlySpan<char> digits, int style = 0)
    {
        BeginCell(column, style);
        Put("><v>"u8);
        MakeRoom(digits.Length * 3);
        length += Encoding.UTF8.GetBytes(digits, bytes.AsSpan(length));
        Put("</v></c>"u8);
    }

    /// <summary>A number such as a date's.</summary>
    public void Number(int column, double number, int style)
    {
        Span<char> digits = stackalloc char[32];
        number.TryFormat(digits, out int count, "0.##########", CultureInfo.InvariantCulture);
        Number(column, digits[..count], style);
    }

    void BeginCell(int column, int style)
    {
        MakeRoom(Around);
        Put("<c r=\""u8);
        Put(letters[column]);
        Number(Rows);
        Put("\""u8);
        if (style == 0)
            return;
        Put(" s=\""u8);
        Number(style);
        Put("\""u8);
    }

    void Number(int number)
    {
        MakeRoom(Around);
        Utf8Formatter.TryFormat(number, bytes.AsSpan(length), out int count);
        length += count;
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
        Drain();
        if (room > bytes.Length)
            bytes = new byte[room];
    }

    void Drain()
    {
        stream.Write(bytes, 0, length);
        Bytes += length;
        length = 0;
    }

    public void Dispose()
    {
        try
        {
            Put("</sheetData></worksheet>"u8);
            Drain();
        }
        finally
        {
            stream.Dispose();
        }
    }
}
