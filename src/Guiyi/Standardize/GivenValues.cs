using Guiyi.Internals;

namespace Guiyi.Standardize;

/// <summary>
/// What each distinct text of a field gave, in the order of their codes: values of attribute columns. Nearly always that is one value of one
/// column or none, which takes four bytes; the general form begins with the first text that gave more.
/// </summary>
sealed class GivenValues
{
    readonly List<AttributeColumn> columns = [];
    readonly ColumnStore store;
    readonly Column<int> single;

    // The general form: what a text gave lies between two ends, as the column's place in the list and the value's code in that column.
    Column<int>? ends;
    readonly Column<byte> givenColumns;
    readonly Column<int> givenCodes;
    int texts, given;

    public GivenValues(ColumnStore store, int distinctTexts)
    {
        (this.store, single) = (store, store.NewUnset<int>(distinctTexts));
        single.Span.Fill(-1);
        (givenColumns, givenCodes) = (store.New<byte>(0), store.New<int>(0));
    }

    /// <summary>Where every text so far gave at most one value, all of one column: that column.</summary>
    public AttributeColumn? Only => ends is null && columns.Count == 1 ? columns[0] : null;

    /// <summary>The code that a text gave in <see cref="Only"/>, or -1.</summary>
    public int CodeInOnly(int text) => single[text];

    /// <summary>Makes the codes of texts those of their values in <see cref="Only"/>, -1 where they gave none.</summary>
    public void CodesInOnly(Span<int> texts)
    {
        ReadOnlySpan<int> codes = single.Span;
        foreach (ref int text in texts)
            text = codes[text];
    }

    /// <summary>Number of values that a text gave.</summary>
    public int CountOf(int text) => ends is null ? single[text] < 0 ? 0 : 1 : ends[text] - Start(text);

    /// <summary>One of the values that a text gave.</summary>
    public (AttributeColumn Column, int Code) this[int text, int index] =>
        ends is null ? (columns[0], single[text]) : (columns[givenColumns[Start(text) + index]], givenCodes[Start(text) + index]);

    /// <summary>Goes on to the next text.</summary>
    public void Next()
    {
        texts++;
        if (ends is not null)
            ends[texts - 1] = given;
    }

    /// <summary>Notes a value that the current text gave.</summary>
    public void Add(AttributeColumn column, int code)
    {
        int place = columns.IndexOf(column);
        if (place < 0)
        {
            place = columns.Count;
            columns.Add(column);
        }
        if (ends is null && place == 0 && single[texts] < 0)
        {
            single[texts] = code;
            return;
        }
        if (ends is null)
            Generalize();
        if (given == givenCodes.Length)
        {
            givenCodes.Resize(Math.Max(16, given + (given >> 1)));
            givenColumns.Resize(givenCodes.Length);
        }
        (givenColumns[given], givenCodes[given]) = (checked((byte)place), code);
        given++;
    }

    void Generalize()
    {
        ends = store.New<int>(single.Length);
        givenColumns.Resize(single.Length + 1);
        givenCodes.Resize(single.Length + 1);
        for (int text = 0; text <= texts; text++)
        {
            if (single[text] >= 0)
                givenCodes[given++] = single[text];
            if (text < texts)
                ends[text] = given;
        }
        single.Dispose();
    }

    /// <summary>Gives back the memory that only adding needs.</summary>
    public void Trim()
    {
        givenColumns.Resize(given);
        givenCodes.Resize(given);
    }

    int Start(int text) => text == 0 ? 0 : ends![text - 1];
}
