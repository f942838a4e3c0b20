namespace Guiyi.Internals;

/// <summary>Texts of some rows and columns, end to end in one buffer that is used again and again.</summary>
sealed class TextGrid(int columns)
{
    int[] ends = new int[1 << 8];
    char[] text = new char[1 << 12];
    int cells;

    public int Columns => columns;

    /// <summary>Number of characters in it.</summary>
    public int Length { get; private set; }

    public ReadOnlySpan<char> this[int row, int column]
    {
        get
        {
            int cell = (row * columns) + column, start = cell == 0 ? 0 : ends[cell - 1];
            return text.AsSpan(start, ends[cell] - start);
        }
    }

    public void Clear() => cells = Length = 0;

    /// <summary>Adds the next text of the row, or the first of the next row.</summary>
    public void Add(ReadOnlySpan<char> value)
    {
        if (Length + value.Length > text.Length)
            Array.Resize(ref text, Math.Max(text.Length * 2, Length + value.Length));
        if (cells == ends.Length)
            Array.Resize(ref ends, cells * 2);
        value.CopyTo(text.AsSpan(Length));
        ends[cells++] = Length += value.Length;
    }
}
