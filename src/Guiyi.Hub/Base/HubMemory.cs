namespace Guiyi.Hub.Base;

/// <summary>
/// Keeps the memory of a large base near what it needs. Most of it are arrays that the collector neither moves nor looks into, so that it lets as much
/// garbage grow old beside them before it looks at what is old: hundreds of megabytes. Here it is told sooner. All calls are the writer's.
/// </summary>
sealed class HubMemory
{
    /// <summary>Records from which on it is worth the while; what a smaller base leaves behind is small.</summary>
    const int Worth = 100_000;

    /// <summary>What the collector holds may grow by so much, garbage or not, while records stream in; and before a rest is used.</summary>
    const double MostAtWork = 1.07, MostAtRest = 1.04;

    bool isWorth;
    int collections;
    long givenBack;

    /// <summary>A base was made. That leaves as much behind as it keeps.</summary>
    public void Took(int records)
    {
        isWorth = records >= Worth;
        if (isWorth)
            GiveBack();
    }

    /// <summary>A change is done.</summary>
    public void Work()
    {
        // Between two collections the collector takes nothing from the system.
        if (!isWorth || GC.CollectionCount(0) is var now && now == collections)
            return;
        collections = now;
        GiveBackOver(MostAtWork);
    }

    /// <summary>Nothing came for a while: nobody waits for what the writer does now.</summary>
    public void Rest()
    {
        if (isWorth)
            GiveBackOver(MostAtRest);
    }

    void GiveBackOver(double most)
    {
        if (GC.GetGCMemoryInfo(GCKind.Any).TotalCommittedBytes > givenBack * most)
            GiveBack();
    }

    /// <summary>Everybody waits for a few tenths of a second, for a base has few objects to look at; what is not needed goes back to the system.</summary>
    void GiveBack()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        (givenBack, collections) = (GC.GetGCMemoryInfo(GCKind.FullBlocking).TotalCommittedBytes, GC.CollectionCount(0));
    }
}
