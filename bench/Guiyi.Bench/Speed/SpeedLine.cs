namespace Guiyi.Bench.Speed;

/// <summary>A line of the tables: the run of median wall time, and the baseline's median beside it.</summary>
sealed record SpeedLine(SpeedJob Job, WholeProcess Run, double BaselineSeconds, double ComparedPerSecond)
{
    /// <param name="job">What to unify.</param>
    /// <param name="times">How often; runs and baselines take turns, so that a busy moment of the machine meets both.</param>
    public static SpeedLine Measure(SpeedJob job, int times)
    {
        var runs = new List<WholeProcess>();
        var baselines = new List<double>();
        WholeProcess.Build();
        for (int i = 0; i < times; i++)
        {
            runs.Add(WholeProcess.Run(job));
            baselines.Add(Baseline.Run(job));
        }
        return new SpeedLine(job, runs.OrderBy(r => r.WallSeconds).ElementAt(times / 2), baselines.Order().ElementAt(times / 2), ComparingStep.PairsPerSecond(job));
    }
}
