namespace Guiyi.Hub.Sources.DelimitedText;

/// <summary>
/// Tells column names from data: names are words, while data have numbers, dates, telephone numbers and e-mail addresses.
/// Column by column, a first cell of the same kind as the cells below speaks against a header, a word above other things for one.
/// </summary>
static class HeaderDetection
{
    enum Kind
    {
        Blank,
        Word,
        Number,
        LongNumber,
        Date,
        Email,
    }

    public static bool IsHeader(IReadOnlyList<string> first, IEnumerable<string[]> rows)
    {
        string[][] below = [.. rows.Take(50)];
        int forHeader = 0, against = 0;
        for (int column = 0; column < first.Count; column++)
        {
            Kind kind = KindOf(first[column]);
            Kind usual = UsualKind(below, column);
            if (kind is Kind.Email or Kind.Date or Kind.LongNumber && (usual == kind || usual == Kind.Blank))
                against += 2;
            else if (kind == Kind.Number && usual is Kind.Number or Kind.LongNumber && !IsYear(first[column]))
                against++;
            else if (kind == Kind.Word && usual is not (Kind.Word or Kind.Blank))
                forHeader++;
        }
        return forHeader >= against;
    }

    /// <summary>Tables that compare years have them for names.</summary>
    static bool IsYear(ReadOnlySpan<char> cell) => cell.Trim() is ['1', '9', _, _] or ['2', '0', _, _];

    static Kind UsualKind(string[][] rows, int column)
    {
        Span<int> counts = stackalloc int[6];
        foreach (string[] row in rows)
            if (column < row.Length)
                counts[(int)KindOf(row[column])]++;
        counts[(int)Kind.Blank] = 0;
        int best = 0;
        for (int i = 1; i < counts.Length; i++)
            if (counts[i] > counts[best])
                best = i;
        return (Kind)best;
    }

    static Kind KindOf(ReadOnlySpan<char> cell)
    {
        cell = cell.Trim();
        if (cell.IsEmpty)
            return Kind.Blank;
        int digits = 0, dateMarks = 0, others = 0;
        foreach (char c in cell)
        {
            if (char.IsDigit(c))
                digits++;
            else if (c is '-' or '/' or ':' or '年' or '月' or '日' or 'T' or ' ' or '.')
                dateMarks++;
            else if (c is not ('+' or ',' or '%' or '¥' or '$' or '*' or '(' or ')'))
                others++;
        }
        if (cell.Contains('@') && cell.LastIndexOf('.') > cell.IndexOf('@'))
            return Kind.Email;
        if (digits == 0 || others > 0)
            return Kind.Word;
        if (digits is >= 5 and <= 14 && dateMarks >= 2)
            return Kind.Date;
        return digits >= 7 ? Kind.LongNumber : Kind.Number;
    }
}
