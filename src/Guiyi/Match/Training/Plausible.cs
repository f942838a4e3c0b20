using Guiyi.Match.Comparing;

namespace Guiyi.Match.Training;

/// <summary>
/// What "the same entity" can mean. Where few records repeat, the class that expectation maximization finds need not be that of one entity: pairs of
/// people who share a given name, and nothing else, are a class too, far larger, in which phones, surnames and accounts differ nearly always
/// (Winkler 2002: classes of few pairs are not found reliably). Two limits hold what is learned to what the attributes' kinds know.
/// </summary>
static class Plausible
{
    /// <summary>Odds that values of one entity differ are at most so many times those of the attribute's kind; learned from data full of repeats they are a fifth to five times.</summary>
    const double MostOdds = 5;

    // Birth dates and numbers of bad data differ this often, or are but similar, however seldom the kind has it.
    const double DifferentAtMost = 0.3, WeakAtMost = 0.5;

    // From three pairs in ten records on the pairs speak for themselves.
    const double Plenty = 0.3;

    // Without any repeats, the kinds count as if three in a hundred records had been seen to repeat.
    const double Share = 0.03;

    /// <summary>How many pairs of one entity the priors of the kinds weigh as much as.</summary>
    /// <param name="least">Where there are plenty of pairs.</param>
    /// <param name="records">All records.</param>
    /// <param name="same">Pairs of one entity, as far as known.</param>
    public static double Strength(double least, int records, double same) => least + (Share * records * Math.Max(0, 1 - (same / records / Plenty)));

    /// <summary>Whether so many pairs of one entity were found that they speak for themselves.</summary>
    public static bool IsPlenty(int records, double same) => same >= Plenty * records;

    /// <summary>
    /// Holds to what the kind allows, level by level, how many pairs are no better than that; the levels above and below keep their proportions.
    /// </summary>
    /// <param name="m">[level]: shares among pairs of one entity; level 0, missing, is none of them.</param>
    /// <param name="levels">What the attribute's kind knows, strongest first; the last is "different".</param>
    /// <param name="mostDifferent">The share that the attribute itself allows to differ; 1 where it does not say.</param>
    public static void Hold(double[] m, IReadOnlyList<Level> levels, double mostDifferent)
    {
        double found = 0, prior = 0;
        for (int level = m.Length - 1; level > 1; level--)
        {
            found += m[level];
            prior += levels[level - 1].M;
            double most = level == m.Length - 1 ? Math.Min(mostDifferent, Most(prior, DifferentAtMost)) : Most(prior, WeakAtMost);
            found = Cap(m, level, found, most);
        }
    }

    /// <summary>Holds the share of a level and those below it to a limit.</summary>
    /// <returns>The share that they have now.</returns>
    public static double Cap(double[] m, int level, double found, double most)
    {
        if (found <= most)
            return found;
        for (int other = 1; other < m.Length; other++)
            m[other] *= other < level ? (1 - most) / (1 - found) : most / found;
        return most;
    }

    static double Most(double prior, double always)
    {
        double odds = MostOdds * prior / (1 - prior);
        return Math.Max(always, odds / (1 + odds));
    }
}
