namespace Guiyi.Hub.Find;

/// <summary>One look-up: records by each word, then those that fit several, best first.</summary>
static class Finder
{
    // Words are looked for in so many records that others led to.
    const int MostChecked = 250;

    const double OfWords = 0.98, FewWords = 0.7;

    public static IReadOnlyList<FindHit> Find(View view, string text, int most)
    {
        Query query = Query.Of(text);
        Scratch scratch = Scratch.Take();
        try
        {
            Found[] words = Array.ConvertAll(query.Words, word => Found.By(word, view, scratch));
            if (query.Phrase is null)
                return words.Length == 0 ? [] : Hits(view, words[0].Records.Select(pair => (pair.Key, pair.Value.Score, pair.Value)), most);
            return Hits(view, Combined(view, query, words, Found.By(query.Phrase, view, scratch)), most);
        }
        finally
        {
            scratch.Return();
        }
    }

    /// <summary>The phrase as a whole, or its words each by itself: whichever a record fits better.</summary>
    static IEnumerable<(int, double, Place)> Combined(View view, Query query, Found[] words, Found phrase)
    {
        double[] weights = Array.ConvertAll(words, word => word.Weight);
        var combined = new Dictionary<int, (double Score, Place Best)>();
        foreach (int record in MostLikely(words, weights))
        {
            Place[] places = new Place[words.Length];
            for (int i = 0; i < words.Length; i++)
                words[i].Records.TryGetValue(record, out places[i]);
            if (places.Any(place => place.Score == 0))
                Check(view, record, query.Words, places);
            combined[record] = (OfWords * Score(places, weights), places.MaxBy(place => place.Score));
        }
        foreach ((int record, Place place) in phrase.Records)
            if (!combined.TryGetValue(record, out var other) || other.Score < place.Score)
                combined[record] = (place.Score, place);
        return combined.Select(pair => (pair.Key, pair.Value.Score, pair.Value.Best));
    }

    /// <summary>The records that most of the words, and the rarest ones, led to.</summary>
    static IEnumerable<int> MostLikely(Found[] words, double[] weights)
    {
        var sums = new Dictionary<int, double>();
        for (int i = 0; i < words.Length; i++)
            foreach ((int record, Place place) in words[i].Records)
                sums[record] = sums.GetValueOrDefault(record) + (weights[i] * (1 + place.Score));
        return sums.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(MostChecked).Select(pair => pair.Key);
    }

    /// <summary>Looks for the words that did not lead to a record in what it says.</summary>
    static void Check(View view, int record, QueryWord[] words, Place[] places)
    {
        for (int part = view.Parts.Length - 1; part >= 0; part--)
        {
            int local = view.Parts[part].LocalOf(record);
            if (local < 0)
                continue;
            foreach (Said said in view.Parts[part].Texts(local))
                for (int i = 0; i < words.Length; i++)
                    if (places[i].Score < 1 && said.Of(words[i]) is var fit && fit.Score > places[i].Score)
                        places[i] = new Place(part, said.Place with { Fit = fit });
            return;
        }
    }

    static double Score(Place[] places, double[] weights)
    {
        double sum = 0, found = 0, all = 0;
        for (int i = 0; i < places.Length; i++)
        {
            sum += weights[i] * places[i].Score;
            found += places[i].Score > 0 ? weights[i] : 0;
            all += weights[i];
        }
        return sum / all * (FewWords + ((1 - FewWords) * found / all));
    }

    static FindHit[] Hits(View view, IEnumerable<(int Record, double Score, Place Place)> found, int most) =>
    [
        .. found.OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Record).Take(most).Select(hit =>
        {
            FindText text = view.Parts[hit.Place.Part].Text(hit.Place.Candidate);
            return new FindHit(hit.Record, Math.Round(hit.Score, 6), text.Kind, text.Text, hit.Place.Candidate.Fit.Why);
        }),
    ];
}
