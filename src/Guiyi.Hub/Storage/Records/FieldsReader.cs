using System.Buffers;
using System.Text.Unicode;

namespace Guiyi.Hub.Storage.Records;

/// <summary>Reads what <see cref="FieldsWriter"/> wrote. One instance reads row after row into the same memory.</summary>
public sealed class FieldsReader
{
    static readonly SearchValues<byte> Ends = SearchValues.Create("\"\\"u8);

    char[] text = new char[1024];
    int[] ends = new int[32];

    /// <summary>Number of columns that the row has. A source that got more columns since has rows with fewer.</summary>
    public int Count { get; private set; }

    /// <summary>The raw text of a column, empty beyond the row's last; valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<char> this[int column] => column < Count ? text.AsSpan(Start(column)..ends[column]) : [];

    /// <summary>Takes the next row.</summary>
    /// <exception cref="StoreException">The bytes are no row: <see cref="StoreFault.Damaged"/>.</exception>
    public void Read(ReadOnlySpan<byte> row)
    {
        Count = 0;
        // A byte is a character at most.
        if (row.Length > text.Length)
            text = new char[Math.Max(row.Length, text.Length * 2)];
        if (row.Length < 2 || row[0] != '[' || row[^1] != ']')
            throw Wrong();
        int length = 0, last = row.Length - 1;
        for (int at = 1; at < last; at++)
        {
            // The bracket at the end stops every search before the end of the bytes.
            if (Count > 0 && row[at++] != ',')
                throw Wrong();
            if (row[at] != '"')
                throw Wrong();
            at = ReadText(row, at + 1, ref length);
            if (Count == ends.Length)
                Array.Resize(ref ends, Count * 2);
            ends[Count++] = length;
        }
    }

    /// <summary>The row's texts as strings.</summary>
    public string[] ToArray()
    {
        string[] texts = new string[Count];
        for (int column = 0; column < texts.Length; column++)
            texts[column] = this[column].ToString();
        return texts;
    }

    int Start(int column) => column == 0 ? 0 : ends[column - 1];

    /// <summary>Gives the place of the closing quote.</summary>
    int ReadText(ReadOnlySpan<byte> row, int at, ref int length)
    {
        while (true)
        {
            int plain = row[at..].IndexOfAny(Ends);
            if (plain < 0 || Utf8.ToUtf16(row.Slice(at, plain), text.AsSpan(length), out _, out int written, replaceInvalidSequences: false) != OperationStatus.Done)
                throw Wrong();
            length += written;
            at += plain;
            if (row[at] == '"')
                return at;
            // An escape ends before the closing quote and bracket.
            bool coded = row[at + 1] == 'u';
            if (at + (coded ? 8 : 4) > row.Length)
                throw Wrong();
            text[length++] = coded ? (char)Code(row.Slice(at + 2, 4)) : (char)row[at + 1];
            at += coded ? 6 : 2;
        }
    }

    static int Code(ReadOnlySpan<byte> digits)
    {
        int code = 0;
        foreach (byte digit in digits)
            code = code << 4 | Convert.ToInt32(char.IsAsciiHexDigitLower((char)digit) ? digit <= '9' ? digit - '0' : digit - 'a' + 10 : throw Wrong());
        return code;
    }

    static StoreException Wrong() => new(StoreFault.Damaged, "The stored fields of a record are damaged: found something else than a JSON array of texts.");
}
