namespace Guiyi.Hub.Find;

/// <summary>The texts of several columns counted through, with the index of their terms: the names, or the texts in words.</summary>
sealed class ValueGroup
{
    // Of what so many addresses share (市, 路) the first are kept; the rarer parts of the address lead to the others.
    const int MostOfWords = 8192, MostCandidates = 300, MostTexts = 600;

    readonly ValueColumn[] columns;
    readonly int[] members, starts;
    readonly TermIndex terms;
    readonly WordList words = new();
    readonly bool names;

    public ValueGroup(ValueColumn[] columns, TextClass of)
    {
        (this.columns, names) = (columns, of == TextClass.Name);
        members = [.. Enumerable.Range(0, columns.Length).Where(i => TextClasses.Of(columns[i].Kind) == of)];
        starts = new int[members.Length + 1];
        var builder = new TermIndexBuilder(names ? int.MaxValue : MostOfWords);
        List<uint> ofValue = [];
        for (int i = 0; i < members.Length; i++)
        {
            ValueColumn column = columns[members[i]];
            starts[i + 1] = starts[i] + column.ValueCount;
            for (int code = 0; code < column.ValueCount; code++)
            {
                ofValue.Clear();
                Collect(NameForm.Of(column.Text(code)), ofValue);
                builder.Add(ofValue);
            }
        }
        terms = builder.Build();
        words.Trim();
    }

    /// <summary>Adds what may fit and does.</summary>
    public void Search(QueryWord asked, Scratch scratch, List<Candidate> found)
    {
        if (members.Length == 0)
            return;
        List<(uint, int)> terms = names ? AskedName(asked.Form) : AskedText(asked.Form);
        foreach (int value in TermSearch.Best(this.terms, starts[^1], terms, names ? MostCandidates : MostTexts, scratch))
        {
            int i = 0;
            while (value >= starts[i + 1])
                i++;
            ValueColumn column = columns[members[i]];
            Fit fit = TextFit.Of(asked, column.Kind, column.Characters(value - starts[i]));
            if (fit.Score > 0)
                found.Add(new Candidate(members[i], value - starts[i], fit));
        }
    }

    void Collect(NameForm form, List<uint> ofValue)
    {
        if (!names)
        {
            NameTerms.OfText(form, ofValue);
            return;
        }
        NameTerms.OfName(form, ofValue);
        foreach (string word in form.Words)
            words.Add(word);
    }

    List<(uint, int)> AskedName(NameForm asked)
    {
        List<(uint, int)> terms = [];
        if (asked.Han.Length > 0)
            NameTerms.AskedHan(asked, terms);
        else
            NameTerms.AskedLetters(asked, terms);
        const int mostWords = 6, exact = 8;
        foreach (string word in asked.Words.Take(mostWords))
            foreach ((string alike, double likeness) in words.Alike(word))
                terms.Add((NameTerms.OfWord(alike), Math.Max(1, (int)(exact * likeness * likeness))));
        return terms;
    }

    static List<(uint, int)> AskedText(NameForm asked)
    {
        List<uint> terms = [];
        NameTerms.OfText(asked, terms);
        return terms.ConvertAll(term => (term, 4));
    }
}
