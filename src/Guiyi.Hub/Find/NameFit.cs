namespace Guiyi.Hub.Find;

/// <summary>Names in any script against what was asked for.</summary>
static class NameFit
{
    // So much of the words must be there that it is not just anybody with the same given name.
    const double LeastLikeness = 0.45;

    public static Fit Of(NameForm asked, NameForm name)
    {
        bool han = asked.Han.Length > 0, words = asked.Words.Length > 0;
        if (han && words)
            return Mixed(asked, name);
        if (han)
            return name.Han.Length > 0 ? Script(asked, name, HanFit.Of(asked, name)) : LetterFit.OfHan(asked, name);
        if (!words)
            return Fit.None;
        Fit fit = name.Words.Length > 0 ? Words(asked, name) : Fit.None;
        return name.Han.Length > 0 ? fit.Or(LetterFit.Of(asked, name)) : fit;
    }

    /// <summary>The same characters only after traditional ones became simplified.</summary>
    static Fit Script(NameForm asked, NameForm name, Fit fit) =>
        fit is { Score: > 0, Why: FindReason.Exact } && !name.Folded.Contains(asked.Folded, StringComparison.Ordinal) && asked.Folded.Any(c => c > 0x2E80 && !name.Folded.Contains(c))
            ? new Fit(0.99, FindReason.OtherScript)
            : name.Words.Length > 0 ? fit.Times(0.97) : fit;

    /// <summary>Chinese characters and words: both count.</summary>
    static Fit Mixed(NameForm asked, NameForm name)
    {
        if (asked.Folded == name.Folded)
            return new Fit(1, FindReason.Exact);
        Fit han = name.Han.Length > 0 ? HanFit.Of(asked, name) : Fit.None;
        Fit words = name.Words.Length > 0 ? Words(asked, name) : Fit.None;
        return han.Score == 0 && words.Score == 0 ? Fit.None : new Fit((han.Score * 0.6) + (words.Score * 0.4), han.Score > 0 ? han.Why : words.Why);
    }

    /// <summary>Each word asked for takes the word of the name that is most like it; the order plays hardly any role.</summary>
    static Fit Words(NameForm asked, NameForm name)
    {
        if (asked.Words.AsSpan().SequenceEqual(name.Words))
            return name.Han.Length == 0 ? new Fit(1, FindReason.Exact) : new Fit(0.9, FindReason.Part);
        Fit joined = asked.Joined == name.Joined ? new Fit(0.96, FindReason.Exact) : Initials(asked, name);
        ulong taken = 0;
        double sum = 0, least = 1;
        int found = 0;
        bool prefix = false;
        foreach (string word in asked.Words)
        {
            (int best, double likeness) = Likest(word, name.Words, taken);
            if (best < 0)
            {
                least = 0;
                continue;
            }
            taken |= 1UL << best;
            found++;
            sum += likeness;
            least = Math.Min(least, likeness);
            prefix |= likeness < 1 && name.Words[best].StartsWith(word, StringComparison.Ordinal);
        }
        double average = sum / asked.Words.Length;
        if (average < LeastLikeness)
            return joined;
        double coverage = (double)found / Math.Max(asked.Words.Length, name.Words.Length);
        double score = average * (0.55 + (0.43 * coverage)) * (least == 0 ? 0.7 : 1);
        bool all = coverage == 1 && name.Han.Length == 0;
        return joined.Or(new Fit(score, least == 0 || (least == 1 && !all) ? FindReason.Part : least == 1 ? FindReason.Exact : prefix ? FindReason.Prefix : FindReason.Typo));
    }

    static (int, double) Likest(string word, string[] words, ulong taken)
    {
        (int best, double likeness) = (-1, 0.0);
        for (int i = 0; i < Math.Min(words.Length, 64); i++)
            if ((taken >> i & 1) == 0 && WordLikeness.Of(word, words[i]) is var found && found > likeness)
                (best, likeness) = (i, found);
        return (best, likeness);
    }

    static Fit Initials(NameForm asked, NameForm name)
    {
        if (name.Words.Length < 2 || asked.Words.Length != 1 || asked.Joined.Length != name.Words.Length)
            return Fit.None;
        for (int i = 0; i < name.Words.Length; i++)
            if (name.Words[i][0] != asked.Joined[i])
                return Fit.None;
        return new Fit(0.55, FindReason.Initials);
    }
}
