namespace Guiyi.Hub.Find;

/// <summary>Finds values by several terms at once: rare ones first and weighing most, as many values as may be read at all.</summary>
static class TermSearch
{
    /// <summary>How many entries of lists one search reads; each takes a nanosecond or two.</summary>
    public const int MostRead = 400_000;

    public static int[] Best(TermIndex index, int values, List<(uint Term, int Weight)> asked, int most, Scratch scratch)
    {
        List<(int Place, int Weight)> places = [];
        foreach ((uint term, int weight) in asked)
            if (index.Place(term) is var place and >= 0)
                places.Add((place, weight));
        if (places.Count == 0)
            return [];
        places.Sort((a, b) => index.Count(a.Place) != index.Count(b.Place) ? index.Count(a.Place).CompareTo(index.Count(b.Place)) : a.Place.CompareTo(b.Place));
        scratch.Prepare(values);
        int left = MostRead;
        for (int i = 0; i < places.Count && left > 0; i++)
        {
            (int place, int weight) = places[i];
            // The same term asked for twice counts by its heavier weight.
            for (; i + 1 < places.Count && places[i + 1].Place == place; i++)
                weight = Math.Max(weight, places[i + 1].Weight);
            // The values that a cut list kept are no likelier than the others: it only decides between those that rarer terms led to.
            int marks = index.IsCut(place) ? 1 : Math.Max(1, (int)(weight * Math.Log2(1 + ((double)values / index.Count(place)))));
            TermIndex.Reader reader = index.Read(place);
            while (reader.Next() && left-- > 0)
                scratch.Mark(reader.Value, marks);
        }
        return scratch.Best(most);
    }
}
