namespace Guiyi;

/// <summary>The moment to which a run counts.</summary>
static class Moment
{
    /// <summary>The moment asked for, or the latest time of any record up to it.</summary>
    /// <param name="times">Ticks of each record; 0 where none is known.</param>
    /// <param name="options">The moment asked for.</param>
    public static DateTime Of(long[] times, UnifyOptions options)
    {
        if (!options.AsOfLatestInteraction)
            return options.AsOf;
        long latest = 0;
        foreach (long time in times)
            if (time > latest && time <= options.AsOf.Ticks)
                latest = time;
        return latest == 0 ? options.AsOf : new DateTime(latest);
    }
}
