namespace Guiyi.Hub.Find;

/// <summary>
/// The records that said something last, one after the other: so few that each is looked at. The writer adds behind what readers see; it is theirs
/// once <see cref="Count"/> says so.
/// </summary>
sealed class Block(int from) : Part(from)
{
    public const int Most = 256;

    readonly Entry[] entries = new Entry[Most];
    int count;

    public override int To => From + Count - 1;

    public override int Count => Volatile.Read(ref count);

    public bool IsFull => count == Most;

    public void Add(int record, IReadOnlyList<FindText> texts)
    {
        Said[] said = [.. texts.Select((text, i) => new Said(text, FormOf(text), new Candidate(count, i, Fit.None)))];
        entries[count] = new Entry(record, said);
        Volatile.Write(ref count, count + 1);
    }

    public override int Record(int local) => entries[local].Record;

    public override int LocalOf(int record)
    {
        for (int local = Count - 1; local >= 0; local--)
            if (Record(local) == record)
                return local;
        return -1;
    }

    public override IEnumerable<Said> Texts(int local) => entries[local].Texts;

    public override IEnumerable<FindText> Plain(int local) => entries[local].Texts.Select(said => said.Text);

    public override List<Candidate> Search(QueryWord asked, Scratch scratch)
    {
        List<Candidate> found = [];
        for (int local = 0; local < Count; local++)
            foreach (Said said in entries[local].Texts)
                if (said.Of(asked) is { Score: > 0 } fit && LocalOf(Record(local)) == local)
                    found.Add(said.Place with { Fit = fit });
        return found;
    }

    // A candidate's column is here the entry, its code the text.
    public override int HolderCount(in Candidate candidate) => 1;

    public override int Holder(in Candidate candidate, int index) => candidate.Column;

    public override FindText Text(in Candidate candidate) => entries[candidate.Column].Texts[candidate.Code].Text;

    static NameForm? FormOf(FindText text) => TextClasses.Of(text.Kind) is TextClass.Name or TextClass.Words ? NameForm.Of(text.Text) : null;

    readonly record struct Entry(int Record, Said[] Texts);
}
