namespace Guiyi.Hub.Find;

/// <summary>What a reader sees: parts from the oldest to the newest, and the number of each record's last word (0 where it was removed or never spoke).</summary>
sealed record View(Part[] Parts, int[] Latest)
{
    public static View Empty { get; } = new([], []);

    /// <summary>True where a record's last word stands in this part.</summary>
    public bool IsCurrent(int part, int record)
    {
        int latest = record < Latest.Length ? Volatile.Read(ref Latest[record]) : 0;
        if (latest == 0 || latest < Parts[part].From)
            return false;
        if (latest <= Parts[part].To)
            return true;
        // The word came after this reader began, in a part that it does not see: then the last one that it does see still counts.
        if (latest <= Parts[^1].To)
            return false;
        for (int later = part + 1; later < Parts.Length; later++)
            if (Parts[later].LocalOf(record) >= 0)
                return false;
        return true;
    }
}
