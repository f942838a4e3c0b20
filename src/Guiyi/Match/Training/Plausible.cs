namespace Guiyi.Match.Training;

/// <summary>
/// What "the same entity" can mean. Where few records repeat, the class that expectation maximization finds need not be that of one entity: pairs of
/// people who share a given name, and nothing else, are a class too, far larger, in which phones, surnames and accounts differ nearly always
/// (Winkler 2002: classes of few pairs are not found reliably). Two limits hold what is learned to what the attributes' kinds know.
/// </summary>
static class Plausible
{
    // From three pairs in ten records on the pairs speak for themselves.
    const double Plenty = 0.3;

    // Without any repeats, the kinds count as if one record in ten had been seen to repeat.
    const double Share = 0.1;

    /// <summary>How many pairs of one entity the priors of the kinds weigh as much as.</summary>
    /// <param name="least">Where there are plenty of pairs.</param>
    /// <param name="records">All records.</param>
    /// <param name="same">Pairs of one entity, as far as known.</param>
    public static double Strength(double least, int records, double same) => least + (Share * records * Math.Max(0, 1 - (same / records / Plenty)));

    /// <summary>Whether so many pairs of one entity were found that they speak for themselves.</summary>
    public static bool IsPlenty(int records, double same) => same >= Plenty * records;

    /// <summary>Holds the share of pairs at a level or below it to a limit; the levels on either side keep their proportions.</summary>
    /// <param name="m">[level]: shares among pairs of one entity, the last for values that differ; level 0, missing, is none of them.</param>
    /// <param name="from">The level, from 2 on.</param>
    /// <param name="most">The limit, at least 0 and below 1, or 1 for none.</param>
    public static void Hold(double[] m, int from, double most)
    {
        double found = 0;
        for (int level = from; level < m.Length; level++)
            found += m[level];
        if (found <= most)
            return;
        for (int level = 1; level < m.Length; level++)
            m[level] *= level < from ? (1 - most) / (1 - found) : most / found;
    }
}
