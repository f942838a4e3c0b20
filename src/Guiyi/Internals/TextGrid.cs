namespace Guiyi.Internals;

/// <summary>
/// Texts of some rows and columns in buffers that are used again and again. Each column's texts lie end to end: rows come in one by one, and columns are
/// gone through one by one.
/// </summary>
sealed class TextGrid
{
    const int FewestTexts = 16, FewestCharacters = 256;

    readonly Strip[] columns;
    int next;

    public TextGrid(int columns) => this.columns = [.. Enumerable.Range(0, columns).Select(_ => new Strip())];

    public int Columns => columns.Length;

    /// <summary>Number of characters in it.</summary>
    public int Length { get; private set; }

    public ReadOnlySpan<char> this[int row, int column]
    {
        get
        {
            Strip strip = columns[column];
            int start = row == 0 ? 0 : strip.Ends[row - 1];
            return strip.Text.AsSpan(start, strip.Ends[row] - start);
        }
    }

    /// <summary>The texts of a column, end to end.</summary>
    public ReadOnlySpan<char> Text(int column) => columns[column].Text.AsSpan(0, columns[column].Length);

    /// <summary>Where the texts of a column end, by row.</summary>
    public ReadOnlySpan<int> Ends(int column) => columns[column].Ends.AsSpan(0, columns[column].Count);

    public void Clear()
    {
        foreach (Strip strip in columns)
            strip.Count = strip.Length = 0;
        next = Length = 0;
    }

    /// <summary>Adds the next text of the row, or the first of the next row.</summary>
    public void Add(ReadOnlySpan<char> value)
    {
        columns[next].Add(value);
        Length += value.Length;
        if (++next == columns.Length)
            next = 0;
    }

    sealed class Strip
    {
        public char[] Text { get; private set; } = [];

        public int[] Ends { get; private set; } = [];

        public int Count { get; set; }

        public int Length { get; set; }

        public void Add(ReadOnlySpan<char> value)
        {
            if (Length + value.Length > Text.Length)
                Text = Longer(Text, Math.Max(Math.Max(FewestCharacters, Text.Length * 2), Length + value.Length));
            if (Count == Ends.Length)
                Ends = Longer(Ends, Math.Max(FewestTexts, Count * 2));
            value.CopyTo(Text.AsSpan(Length));
            Ends[Count++] = Length += value.Length;
        }

        static T[] Longer<T>(T[] items, int length)
        {
            Array.Resize(ref items, length);
            return items;
        }
    }
}
