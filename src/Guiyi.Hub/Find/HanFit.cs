using Guiyi.Internals;

namespace Guiyi.Hub.Find;

/// <summary>Names in Chinese characters: the same, a part, the same sound, a slip, an abbreviation.</summary>
static class HanFit
{
    const int LongestStep = 3;

    public static Fit Of(NameForm asked, NameForm name)
    {
        string a = asked.Han, b = name.Han;
        if (a == b)
            return new Fit(1, FindReason.Exact);
        Fit part = Part(a, b);
        if (part.Score > 0)
            return part;
        if (a.Length < 2 || b.Length < 2)
            return Fit.None;
        return Sound(asked, name).Or(Typo(a, b)).Or(SoundTypo(asked, name)).Or(Abbreviation(a, b)).Or(Pairs(a, b));
    }

    static Fit Part(string a, string b)
    {
        int at = b.IndexOf(a, StringComparison.Ordinal);
        if (at >= 0 && (a.Length > 1 || at == 0))
            return new Fit(0.62 + (0.3 * a.Length / b.Length) + (at == 0 ? 0.03 : 0), FindReason.Part);
        return b.Length > 1 && a.Contains(b, StringComparison.Ordinal) ? new Fit(0.55 + (0.3 * b.Length / a.Length), FindReason.Part) : Fit.None;
    }

    static Fit Sound(NameForm asked, NameForm name)
    {
        (double share, bool whole) = Best(asked, name);
        if (share == 0)
            return Fit.None;
        return whole
            ? new Fit(0.8 + (0.1 * share), FindReason.SameSound)
            : new Fit(0.5 + (0.15 * asked.Han.Length / name.Han.Length) + (0.05 * share), FindReason.SameSound);
    }

    /// <summary>The share of sounds that are exactly the same, 0 where the readings do not agree, with either reading of the surnames.</summary>
    static (double Share, bool Whole) Best(NameForm asked, NameForm name)
    {
        (double Share, bool Whole) best = Agreement(asked.Readings, name.Readings);
        if (asked.SurnameReadings == asked.Readings && name.SurnameReadings == name.Readings)
            return best;
        foreach ((string[] a, string[] b) in new[] { (asked.SurnameReadings, name.Readings), (asked.Readings, name.SurnameReadings), (asked.SurnameReadings, name.SurnameReadings) })
            if (Agreement(a, b) is var other && other.Share > best.Share)
                best = other;
        return best;
    }

    static (double Share, bool Whole) Agreement(string[] a, string[] b)
    {
        for (int start = 0; start + a.Length <= b.Length; start++)
        {
            int alike = 0, same = 0;
            while (alike < a.Length && SoundClasses.Of(a[alike]) == SoundClasses.Of(b[start + alike]))
            {
                same += a[alike] == b[start + alike] ? 1 : 0;
                alike++;
            }
            if (alike == a.Length)
                return (0.1 + (0.9 * same / a.Length), a.Length == b.Length);
        }
        return (0, false);
    }

    static Fit Typo(string a, string b)
    {
        int longer = Math.Max(a.Length, b.Length), most = longer < 3 ? 0 : longer <= 5 ? 1 : longer / 3;
        if (most == 0 || Math.Abs(a.Length - b.Length) > most)
            return Fit.None;
        int edits = EditDistance.Of(a, b);
        return edits > most ? Fit.None : new Fit(0.45 + (0.4 * (1 - ((double)edits / longer))), FindReason.Typo);
    }

    static Fit SoundTypo(NameForm asked, NameForm name)
    {
        if (Math.Max(asked.Han.Length, name.Han.Length) is < 3 or > 32 || Math.Abs(asked.Han.Length - name.Han.Length) > 1)
            return Fit.None;
        return EditDistance.AtMostOne(Sounds(asked.Readings), Sounds(name.Readings)) ? new Fit(0.5, FindReason.Typo) : Fit.None;
    }

    static string Sounds(string[] readings) => string.Concat(readings.Select(reading => (char)SoundClasses.Of(reading)));

    /// <summary>All characters in their order, each at most three behind the last.</summary>
    static Fit Abbreviation(string a, string b)
    {
        if (b.Length < 4 || a.Length >= b.Length)
            return Fit.None;
        for (int start = b.IndexOf(a[0], StringComparison.Ordinal); start >= 0; start = b.IndexOf(a[0], start + 1))
        {
            int at = start, i = 1;
            for (; i < a.Length; i++)
            {
                int step = b.AsSpan(at + 1, Math.Min(LongestStep, b.Length - at - 1)).IndexOf(a[i]);
                if (step < 0)
                    break;
                at += step + 1;
            }
            if (i == a.Length)
                return new Fit(0.45 + (0.1 * a.Length / b.Length) + (start == 0 ? 0.03 : 0), FindReason.Abbreviation);
        }
        return Fit.None;
    }

    /// <summary>Parts of a longer name in another order.</summary>
    static Fit Pairs(string a, string b)
    {
        const int shortest = 4;
        const double leastShare = 0.6;
        if (a.Length < shortest || b.Length < shortest)
            return Fit.None;
        int found = 0;
        for (int i = 1; i < a.Length; i++)
            found += b.AsSpan().IndexOf(a.AsSpan(i - 1, 2)) >= 0 ? 1 : 0;
        double share = (double)found / (a.Length - 1);
        return share < leastShare ? Fit.None : new Fit(0.5 * share, FindReason.Part);
    }
}
