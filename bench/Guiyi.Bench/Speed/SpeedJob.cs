namespace Guiyi.Bench.Speed;

/// <summary>Something to unify, from files to files.</summary>
/// <param name="Name">As in the tables.</param>
/// <param name="Files">Paths of the sources.</param>
/// <param name="Ignored">Columns that would give the truth away.</param>
sealed record SpeedJob(string Name, string[] Files, string[] Ignored)
{
    public static SpeedJob People(BenchData data, int rows) => new($"people {Figure.Count(rows)}", [data.People(rows)], ["unique_id", "cluster"]);

    public static SpeedJob ChinesePack(BenchData data) => new("cn", data.ChinesePack(), []);
}
