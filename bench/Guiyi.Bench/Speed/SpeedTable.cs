namespace Guiyi.Bench.Speed;

/// <summary>Seconds and memory as tables.</summary>
static class SpeedTable
{
    public const string TotalsNote =
        "A process of its own, from files to files, started three times; the run of median wall time is shown. Pairs/s are those of the whole match stage, compared/s those of the comparing step alone, with all threads, measured in this process. "
        + "Baseline: the same files read, and a Dictionary of distinct texts per column filled, on one thread in this process; ratio: wall by baseline.";

    public const string StagesNote = "Seconds of each stage by the run's own clock.";

    public static Table Totals(IEnumerable<SpeedLine> lines)
    {
        var table = new Table("input", "rows", "wall s", "CPU s", "peak MB", "pairs", "pairs/s", "compared/s", "baseline s", "ratio");
        foreach ((SpeedJob job, WholeProcess run, double baseline, double compared) in lines)
        {
            double matching = run.Stages.Where(s => s.Stage == "match").Sum(s => s.Seconds);
            table.Add(
                job.Name, Figure.Count(run.Rows), Figure.Seconds(run.WallSeconds), Figure.Seconds(run.CpuSeconds), Figure.Count(run.PeakBytes / 1_000_000),
                Figure.Count(run.Pairs), Figure.Count((long)(run.Pairs / matching)), Figure.Count((long)compared), FormattableString.Invariant($"{baseline:0.00}"), Figure.Seconds(run.WallSeconds / baseline));
        }
        return table;
    }

    public static Table Stages(IReadOnlyList<SpeedLine> lines)
    {
        string[] stages = [.. lines.SelectMany(l => l.Run.Stages).Select(s => s.Stage).Distinct()];
        var table = new Table(["input", .. stages]);
        foreach (SpeedLine line in lines)
            table.Add([line.Job.Name, .. stages.Select(stage => FormattableString.Invariant($"{line.Run.Stages.Where(s => s.Stage == stage).Sum(s => s.Seconds):0.00}"))]);
        return table;
    }
}
