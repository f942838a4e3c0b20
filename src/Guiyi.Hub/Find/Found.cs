namespace Guiyi.Hub.Find;

/// <summary>The records found by one word, each with the text of its that fits best.</summary>
sealed class Found
{
    // More records than anybody looks at; of a common name those with the best text and the lowest numbers come first.
    const int MostRecords = 2000;

    readonly Dictionary<int, Place> records = [];

    public int Count => records.Count;

    public IReadOnlyDictionary<int, Place> Records => records;

    /// <summary>How much a word says, 1 to 0.5: less, the more records it finds.</summary>
    public double Weight => 1 - (0.05 * Math.Log2(1 + Math.Min(Count, 1023)));

    /// <summary>Looks in all parts, from the oldest to the newest: what a writer moves while it is sought is met later.</summary>
    public static Found By(QueryWord asked, View view, Scratch scratch)
    {
        var found = new Found();
        for (int part = 0; part < view.Parts.Length; part++)
        {
            List<Candidate> candidates = view.Parts[part].Search(asked, scratch);
            candidates.Sort((a, b) =>
                a.Fit.Score != b.Fit.Score ? b.Fit.Score.CompareTo(a.Fit.Score) : a.Column != b.Column ? a.Column.CompareTo(b.Column) : a.Code.CompareTo(b.Code));
            int left = MostRecords;
            for (int i = 0; i < candidates.Count && left > 0; i++)
                for (int holder = 0; holder < view.Parts[part].HolderCount(candidates[i]); holder++)
                    if (view.Parts[part].Record(view.Parts[part].Holder(candidates[i], holder)) is var record && view.IsCurrent(part, record))
                    {
                        found.Take(record, new Place(part, candidates[i]));
                        if (--left == 0)
                            break;
                    }
        }
        return found;
    }

    public void Take(int record, Place place)
    {
        if (!records.TryGetValue(record, out Place known) || place.Candidate.Fit.Score > known.Candidate.Fit.Score)
            records[record] = place;
    }
}
