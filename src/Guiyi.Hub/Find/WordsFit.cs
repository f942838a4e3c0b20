namespace Guiyi.Hub.Find;

/// <summary>Addresses and other texts: by the parts of them that were asked for.</summary>
static class WordsFit
{
    const double LeastShare = 0.6;

    public static Fit Of(NameForm asked, NameForm text)
    {
        if (asked.Folded.Length == 0)
            return Fit.None;
        if (asked.Han == text.Han && asked.Words.AsSpan().SequenceEqual(text.Words))
            return new Fit(1, FindReason.Exact);
        int all = 0, found = 0;
        if (asked.Han.Length == 1)
            return Fit.None;
        bool whole = asked.Han.Length == 0 || text.Han.Contains(asked.Han, StringComparison.Ordinal);
        for (int i = 1; i < asked.Han.Length; i++)
        {
            all++;
            found += whole || text.Han.AsSpan().IndexOf(asked.Han.AsSpan(i - 1, 2)) >= 0 ? 1 : 0;
        }
        foreach (string word in asked.Words)
        {
            all += 2;
            found += text.Words.AsSpan().Contains(word) ? 2 : 0;
        }
        double share = (double)found / all;
        double length = Math.Min(1, (double)(asked.Han.Length + asked.Joined.Length) / Math.Max(1, text.Han.Length + text.Joined.Length));
        return share < LeastShare ? Fit.None : new Fit(((share == 1 ? 0.7 : 0.5) * share) + (0.25 * length), FindReason.Part);
    }
}
