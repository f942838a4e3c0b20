using Guiyi.Hub.Find;

namespace Guiyi.Bench.Finding;

/// <summary>The plain way: look at each record with the same comparison.</summary>
static class PlainFind
{
    public static double Milliseconds(IReadOnlyList<FindText[]> people, string query, out int best)
    {
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        var asked = new QueryWord(query);
        (best, double score) = (-1, 0);
        for (int record = 0; record < people.Count; record++)
            foreach (FindText text in people[record])
                if (TextFit.Of(asked, text.Kind, text.Text) is var fit && fit.Score > score)
                    (best, score) = (record, fit.Score);
        return System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
