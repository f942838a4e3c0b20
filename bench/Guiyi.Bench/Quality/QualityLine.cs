using Guiyi.Evaluate;
using Guiyi.Hub.Sources;
using Guiyi.Review;

namespace Guiyi.Bench.Quality;

/// <summary>A line of the table: a set, what was reached, and whether that is enough. A run is as large as its data, so only its figures stay.</summary>
sealed record QualityLine(string Name)
{
    public const string Pass = "PASS", Fail = "FAIL";

    /// <summary>Pass, Fail, or why there is neither.</summary>
    public required string Verdict { get; init; }

    public QualitySet? Set { get; init; }

    /// <summary>The figures that count.</summary>
    public QualityFigures? Figures { get; init; }

    public double ExpectedPrecision { get; init; }

    /// <summary>What the run thought of itself.</summary>
    public QualityEstimate? Estimate { get; init; }

    /// <summary>The same figures by our own count, record by record, as the estimate means them.</summary>
    public QualityFigures? Counted { get; init; }

    public Reliability? Reliability { get; init; }

    public double Seconds { get; init; }

    /// <summary>Runs a set.</summary>
    /// <param name="name">One of <see cref="QualitySets.Names"/>.</param>
    /// <param name="data">Where its files are.</param>
    /// <param name="look">Shown the run before it is forgotten.</param>
    public static QualityLine Measure(string name, BenchData data, Action<ScoredRun> look)
    {
        try
        {
            QualitySet set = QualitySets.Named(name, data);
            ScoredRun run = ScoredRun.Of(set);
            look(run);
            QualityFigures? counting = set.Official is { } official ? official.Score(run.Result) : run.Score();
            return new QualityLine(name)
            {
                Set = set,
                Figures = counting ?? run.Score(),
                ExpectedPrecision = run.ExpectedPrecision,
                Estimate = run.Estimate,
                Counted = run.Score(),
                Reliability = run.Reliability,
                Seconds = run.Seconds,
                Verdict = counting is null ? "no python3 for its scorer: our own count, without gifts" : set.IsReached(counting) ? Pass : Fail,
            };
        }
        catch (Exception missing) when (missing is BenchException or SourceException)
        {
            return new QualityLine(name) { Verdict = $"not run: {missing.Message}" };
        }
    }
}
