namespace Guiyi.Hub.Base;

/// <summary>
/// Keeps the memory of a large base near what it needs. Most of it are arrays that the collector neither moves nor looks into, so that it lets as much
/// garbage grow old beside them before it looks at what is old: hundreds of megabytes. Here it is told sooner. All calls are the writer's.
/// </summary>
sealed class HubMemory
{
    /// <summary>Records from which on it is worth the while; what a smaller base leaves behind is small.</summary>
    const int Worth = 100_000;

    /// <summary>The old part of the heap may grow by so much, garbage or not, before it is swept.</summary>
    const double MostGrown = 1.06;

    bool isWorth;
    int collections;
    long swept, givenBack;

    /// <summary>A base was taken into use. Making it leaves as much behind as it keeps: once it is worth a second to give that back to the system.</summary>
    public void Took(int records)
    {
        isWorth = records >= Worth;
        if (isWorth)
            GiveBack();
    }

    /// <summary>A change is done. Sweeping looks at few objects, for the base has few: a tenth of a second for a million customers.</summary>
    public void Work()
    {
        // Between two collections nothing grows old.
        if (!isWorth || GC.CollectionCount(0) is var now && now == collections)
            return;
        collections = now;
        if (GC.GetGCMemoryInfo(GCKind.Any).HeapSizeBytes <= swept * MostGrown)
            return;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);
        swept = GC.GetGCMemoryInfo(GCKind.FullBlocking).HeapSizeBytes;
    }

    /// <summary>Nothing came for a while: nobody waits for what the writer does now. What has grown since the last time goes back to the system.</summary>
    public void Rest()
    {
        if (isWorth && GC.GetGCMemoryInfo(GCKind.Any).TotalCommittedBytes > givenBack * MostGrown)
            GiveBack();
    }

    void GiveBack()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GCMemoryInfo now = GC.GetGCMemoryInfo(GCKind.FullBlocking);
        (swept, givenBack, collections) = (now.HeapSizeBytes, now.TotalCommittedBytes, GC.CollectionCount(0));
    }
}
