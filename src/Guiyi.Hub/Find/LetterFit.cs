using Guiyi.Internals;
using Guiyi.Standardize;

namespace Guiyi.Hub.Find;

/// <summary>Letters as the reading of a Chinese name: zhangwei, wei zhang, zhangw, zw.</summary>
static class LetterFit
{
    public static Fit Of(NameForm asked, NameForm name)
    {
        Fit fit = With(asked, name.Readings);
        return name.SurnameReadings == name.Readings ? fit : fit.Or(With(asked, name.SurnameReadings));
    }

    /// <summary>A name in letters that is the reading of the characters that were asked for.</summary>
    public static Fit OfHan(NameForm asked, NameForm name)
    {
        if (name.LatinSyllables.Length == 0 || asked.Han.Length < 2)
            return Fit.None;
        Fit fit = With(name, asked.Readings).Or(With(name, asked.SurnameReadings));
        return fit.Score >= 0.8 ? new Fit(fit.Score - 0.05, FindReason.OtherScript) : Fit.None;
    }

    static Fit With(NameForm asked, string[] readings)
    {
        string letters = asked.Joined, name = string.Concat(readings);
        if (letters == name)
            return new Fit(0.9, FindReason.Pinyin);
        if (readings.Length is > 1 and <= 4 && letters == string.Concat(readings[1..]) + readings[0])
            return new Fit(0.87, FindReason.Pinyin);
        string initials = string.Concat(readings.Select(reading => reading[0]));
        if (letters.Length > 1 && letters == initials)
            return new Fit(0.6, FindReason.Initials);
        if (letters.Length > 1 && initials.StartsWith(letters, StringComparison.Ordinal))
            return new Fit(0.45, FindReason.Initials);
        return Part(letters, name, readings).Or(SurnameAndInitials(letters, readings)).Or(Typo(letters, name));
    }

    static Fit Part(string letters, string name, string[] readings)
    {
        if (letters.Length < 2)
            return Fit.None;
        // A beginning counts from the whole first syllable on.
        if (name.StartsWith(letters, StringComparison.Ordinal) && letters.Length >= Math.Min(readings[0].Length, 3))
            return new Fit(0.55 + (0.25 * letters.Length / name.Length), letters.Length == readings[0].Length ? FindReason.Part : FindReason.Pinyin);
        int at = readings[0].Length;
        for (int i = 1; i < readings.Length; at += readings[i++].Length)
            if ((readings.Length <= NameTerms.ShortName ? letters.Length >= readings[i].Length : letters.Length > readings[i].Length) && name.AsSpan(at).StartsWith(letters))
                return new Fit(0.5 + (0.2 * letters.Length / name.Length), FindReason.Part);
        return Fit.None;
    }

    static Fit SurnameAndInitials(string letters, string[] readings)
    {
        if (readings.Length is < 2 or > 4)
            return Fit.None;
        string given = string.Concat(readings[1..].Select(reading => reading[0]));
        if (letters == readings[0] + given || letters == given + readings[0])
            return new Fit(0.65, FindReason.Initials);
        return Fit.None;
    }

    static Fit Typo(string letters, string name)
    {
        if (Math.Min(letters.Length, name.Length) < 4)
            return Fit.None;
        if (Sounds.AreAlike(letters, name))
            return new Fit(0.75, FindReason.SameSound);
        return name.Length > 5 && EditDistance.AtMostOne(letters, name) ? new Fit(0.55, FindReason.Typo) : Fit.None;
    }
}
