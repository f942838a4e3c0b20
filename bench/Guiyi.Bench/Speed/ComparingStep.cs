using System.Diagnostics;
using Guiyi.Hub.Sources;
using Guiyi.Ingest;
using Guiyi.Match;
using Guiyi.Match.Blocking;
using Guiyi.Match.Comparing;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Bench.Speed;

/// <summary>The step in which the pairs of blocks are compared, by itself: from rows of cells to counted patterns.</summary>
static class ComparingStep
{
    const int Times = 3;

    /// <returns>Pairs compared per second, of all threads; the median of three times, the first of which warms up.</returns>
    public static double PairsPerSecond(SpeedJob job)
    {
        SourceTable[] sources = [.. job.Files.SelectMany(f => SourceFile.Open(f)).Select(t => Ingestor.Read(t).Table)];
        RecordTable table = Standardizer.Run(sources, Ingestor.InferMappings(sources, job.Ignored), null).Table;
        var rates = new List<double>();
        for (int i = 0; i < Times; i++)
        {
            (long persons, double seconds) = Compare(table, EntityKind.Person);
            (long organizations, double more) = Compare(table, EntityKind.Organization);
            rates.Add((persons + organizations) / (seconds + more));
        }
        return rates.Order().ElementAt(Times / 2);
    }

    static (long Pairs, double Seconds) Compare(RecordTable table, EntityKind kind)
    {
        var options = new MatchOptions();
        NodeTable nodes = NodeTable.Of(table, kind);
        ComparisonSet set = ComparisonSet.For(nodes);
        if (nodes.Count < 2 || set.Comparisons.Count == 0)
            return (0, 0);
        var watch = new Stopwatch();
        RecipeBook book = RecipeBook.Choose(AtomBook.For(set, nodes.Count), nodes.Count, options);
        BlockedPairs found = Blocker.Find(nodes, set, book, options, begins =>
        {
            if (begins)
                watch.Start();
            else
                watch.Stop();
        });
        return (found.Pairs.Count, watch.Elapsed.TotalSeconds);
    }
}
