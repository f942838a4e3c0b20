using System.Globalization;
using System.Text;
using Guiyi.Internals;

namespace Guiyi.Hub.Sinks.Tables;

/// <summary>A table whose file tells numbers and dates from texts: every cell comes as text, and its column says what it is.</summary>
abstract class TypedTable : ITable
{
    /// <summary>A spreadsheet, and a program that reads JSON, keep so many digits of a number; one with more is a text.</summary>
    const int MostDigits = 15;

    char[] text = new char[512];
    int column;

    protected IReadOnlyList<TableColumn> Columns { get; private set; } = [];

    public void Header(IReadOnlyList<TableColumn> columns)
    {
        Columns = columns;
        Begin();
    }

    public void Field(ReadOnlySpan<char> value)
    {
        int own = column++;
        if (!value.IsEmpty)
            Put(own, value);
    }

    public void Field(StoredText value)
    {
        value.Get(out ReadOnlySpan<byte> ascii, out ReadOnlySpan<char> characters);
        if (characters.IsEmpty && !ascii.IsEmpty)
        {
            if (text.Length < ascii.Length)
                text = new char[ascii.Length * 2];
            characters = text.AsSpan(0, Encoding.ASCII.GetChars(ascii, text));
        }
        Field(characters);
    }

    public void Field(long number) => Format(number, default);

    public void Field(double number, ReadOnlySpan<char> format = default) => Format(number, format);

    public void Field(decimal number, ReadOnlySpan<char> format = default) => Format(number, format);

    public void EndRow()
    {
        column = 0;
        End();
    }

    void Format<T>(T number, ReadOnlySpan<char> format)
        where T : ISpanFormattable
    {
        int length;
        while (!number.TryFormat(text, out length, format, CultureInfo.InvariantCulture))
            text = new char[text.Length * 2];
        Field(text.AsSpan(0, length));
    }

    /// <summary>True for a plain decimal number that loses nothing as a double: digits, a point among them, a minus before them, no zeros in front.</summary>
    protected static bool IsNumber(ReadOnlySpan<char> value)
    {
        if (value is ['-', ..])
            value = value[1..];
        int point = value.IndexOf('.');
        ReadOnlySpan<char> whole = point < 0 ? value : value[..point], rest = point < 0 ? [] : value[(point + 1)..];
        return whole.Length > 0 && (point < 0 || rest.Length > 0) && whole.Length + rest.Length <= MostDigits && (whole.Length == 1 || whole[0] != '0')
            && !whole.ContainsAnyExceptInRange('0', '9') && !rest.ContainsAnyExceptInRange('0', '9');
    }

    /// <summary>The columns are known.</summary>
    protected abstract void Begin();

    /// <summary>A cell that is not empty.</summary>
    protected abstract void Put(int place, ReadOnlySpan<char> value);

    /// <summary>The row ends.</summary>
    protected abstract void End();

    public abstract void Dispose();
}
