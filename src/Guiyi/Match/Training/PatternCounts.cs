namespace Guiyi.Match.Training;

/// <summary>Candidate pairs counted by the recipes that find them and by pattern: what training runs on, thousands of counts instead of millions of pairs.</summary>
sealed class PatternCounts
{
    PatternCounts(uint[] recipes, ulong[] patterns, double[] counts) => (Recipes, Patterns, Counts) = (recipes, patterns, counts);

    public uint[] Recipes { get; }

    public ulong[] Patterns { get; }

    public double[] Counts { get; }

    /// <summary>Counts to train on that are no longer those of the candidates.</summary>
    public PatternCounts With(uint[] recipes, ulong[] patterns, double[] counts) => new(recipes, patterns, counts);

    /// <summary>The counts of all workers together, sorted: floating-point sums must not depend on the order in which pairs were found.</summary>
    /// <returns>The counts, and for each worker the row of each of its own numbers.</returns>
    public static (PatternCounts Counts, Dictionary<PatternTable, int[]> Rows) Of(IReadOnlyCollection<PatternTable> tables)
    {
        PairLook[] looks = [.. tables.SelectMany(t => t.All.Select(l => l.Look)).Distinct()];
        Array.Sort(looks);
        double[] counts = new double[looks.Length];
        var rows = new Dictionary<PatternTable, int[]>();
        foreach (PatternTable table in tables)
        {
            int[] own = rows[table] = new int[table.Count];
            foreach ((PairLook look, int number, long count) in table.All)
            {
                own[number] = Array.BinarySearch(looks, look);
                counts[own[number]] += count;
            }
        }
        return (new PatternCounts(Array.ConvertAll(looks, l => l.Recipes), Array.ConvertAll(looks, l => l.Pattern), counts), rows);
    }
}
