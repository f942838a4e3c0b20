using Guiyi.Model;

namespace Guiyi.Hub.Find;

/// <summary>Many records that do not change any more: distinct texts in columns, the orders and terms in which they are looked up, and who has them.</summary>
sealed class Segment : Part
{
    const int MostInRange = 512, Large = 20_000, ShortTail = 4;

    readonly ValueColumn[] columns;
    readonly Holders[] holders;
    readonly SortedCodes?[] heads, tails;
    readonly int[]? records;
    readonly int count;
    readonly ValueGroup names, texts;

    /// <param name="columns">The texts.</param>
    /// <param name="records">The records' numbers in rising order; null where they count from 0.</param>
    /// <param name="count">Number of records.</param>
    /// <param name="from">Number of the first word said here.</param>
    /// <param name="to">Number of the last one.</param>
    public Segment(ValueColumn[] columns, int[]? records, int count, int from, int to)
        : base(from)
    {
        (this.columns, this.records, this.count, To) = (columns, records, count, to);
        holders = new Holders[columns.Length];
        heads = new SortedCodes?[columns.Length];
        tails = new SortedCodes?[columns.Length];
        ValueGroup? names = null, texts = null;
        Action[] steps = [() => names = new ValueGroup(columns, TextClass.Name), () => texts = new ValueGroup(columns, TextClass.Words), Order];
        if (count < Large)
            foreach (Action step in steps)
                step();
        else
            Parallel.Invoke(steps);
        (this.names, this.texts) = (names!, texts!);
    }

    public override int To { get; }

    public override int Count => count;

    public override int Record(int local) => records is null ? local : records[local];

    public override int LocalOf(int record) => records is null ? (record < count ? record : -1) : Math.Max(-1, Array.BinarySearch(records, record));

    public override IEnumerable<Said> Texts(int local)
    {
        for (int column = 0; column < columns.Length; column++)
            for (int slot = 0; slot < columns[column].SlotCount; slot++)
                if (columns[column].Code(slot, local) is var code and >= 0)
                {
                    var text = new FindText(columns[column].Kind, columns[column].Text(code));
                    yield return new Said(text, heads[column] is null ? NameForm.Of(text.Text) : null, new Candidate(column, code, Fit.None));
                }
    }

    public override IEnumerable<FindText> Plain(int local)
    {
        foreach (ValueColumn column in columns)
            for (int slot = 0; slot < column.SlotCount; slot++)
                if (column.Code(slot, local) is var code and >= 0)
                    yield return new FindText(column.Kind, column.Text(code));
    }

    public override List<Candidate> Search(QueryWord asked, Scratch scratch)
    {
        List<Candidate> found = [];
        for (int column = 0; column < columns.Length; column++)
            if (heads[column] is { } head)
                SearchNumbers(asked, column, head, found);
        names.Search(asked, scratch, found);
        texts.Search(asked, scratch, found);
        return found;
    }

    public override int HolderCount(in Candidate candidate) => holders[candidate.Column].Count(candidate.Code);

    public override int Holder(in Candidate candidate, int index) => holders[candidate.Column].At(candidate.Code, index);

    public override FindText Text(in Candidate candidate) => new(columns[candidate.Column].Kind, columns[candidate.Column].Text(candidate.Code));

    void Order()
    {
        for (int i = 0; i < columns.Length; i++)
        {
            holders[i] = new Holders(columns[i], count);
            if (TextClasses.Of(columns[i].Kind) != TextClass.Number)
                continue;
            heads[i] = new SortedCodes(columns[i], fromEnd: false);
            if (columns[i].Kind == AttributeKind.Phone)
                tails[i] = new SortedCodes(columns[i], fromEnd: true);
        }
    }

    void SearchNumbers(QueryWord asked, int column, SortedCodes head, List<Candidate> found)
    {
        string start = asked.Start(columns[column].Kind);
        if (start.Length > 0)
            Take(asked, column, head, start, found);
        if (tails[column] is not { } tail || asked.Tail.Length == 0)
            return;
        Take(asked, column, tail, Reversed(asked.Tail), found);
        // A number that the index knows masked shows its last digits only.
        if (tail.HasMasked && !asked.IsMasked && asked.Tail.Length > ShortTail)
            Take(asked, column, tail, Reversed(asked.Tail[^ShortTail..]), found);
    }

    void Take(QueryWord asked, int column, SortedCodes order, string start, List<Candidate> found)
    {
        (int from, int to) = order.With(start);
        for (int place = from; place < Math.Min(to, from + MostInRange); place++)
            if (order[place] is var code && NumberFit.Of(asked, columns[column].Kind, columns[column].Characters(code)) is { Score: > 0 } fit)
                found.Add(new Candidate(column, code, fit));
    }

    static string Reversed(string digits)
    {
        char[] reversed = digits.ToCharArray();
        Array.Reverse(reversed);
        return new string(reversed);
    }
}
