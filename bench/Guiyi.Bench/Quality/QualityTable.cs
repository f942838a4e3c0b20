using Guiyi.Evaluate;
using Guiyi.Review;

namespace Guiyi.Bench.Quality;

/// <summary>The table of all sets, and how reliable the probabilities behind it are.</summary>
static class QualityTable
{
    public static Table Scores(IEnumerable<QualityLine> lines)
    {
        var table = new Table("set", "records", "true pairs", "Splink usual / best", "must reach", "precision", "recall", "F1", "B3 P", "B3 R", "B3 F1", "expected P", "ECE", "seconds", "verdict");
        foreach (QualityLine line in lines)
            if (line is { Set: { } set, Figures: { } figures, Reliability: { } reliability })
                table.Add(
                    line.Name, Figure.Count(figures.Records), Figure.Count(figures.TruePairs), set.Reference, Goal(set),
                    Figure.Share(figures.Pairs.Precision), Figure.Share(figures.Pairs.Recall), Figure.Share(figures.Pairs.F1),
                    Figure.Share(figures.BCubed.Precision), Figure.Share(figures.BCubed.Recall), Figure.Share(figures.BCubed.F1),
                    Figure.Share(line.ExpectedPrecision), Figure.Share(reliability.ExpectedCalibrationError), Figure.Seconds(line.Seconds), line.Verdict);
            else
                table.Add([line.Name, .. Enumerable.Repeat("", 13), line.Verdict]);
        return table;
    }

    /// <summary>What each run thought of itself without the truth, beside the truth.</summary>
    public static Table Estimates(IEnumerable<QualityLine> lines)
    {
        var table = new Table("set", "precision", "estimated", "from", "to", "inside", "recall", "estimated", "from", "to", "inside", "never found");
        foreach (QualityLine line in lines)
            if (line is { Estimate: { } estimate, Counted: { } counted })
                table.Add([line.Name, .. Cells(counted.Pairs.Precision, estimate.Precision), .. Cells(counted.Pairs.Recall, estimate.Recall), Figure.Count((long)Math.Round(estimate.NeverFound))]);
        return table;
    }

    static string[] Cells(double measured, Estimate estimate) =>
    [
        Figure.Share(measured), Figure.Share(estimate.Value), Figure.Share(estimate.Low), Figure.Share(estimate.High),
        measured >= estimate.Low && measured <= estimate.High ? "yes" : "no",
    ];

    public const string EstimatesNote =
        "What each run thinks of itself without any truth, and whether the measured figure lies in the interval, which should hold nine times in ten. "
        + "Measured over all pairs of records with a known entity (for cn not by its own scorer). Never found: pairs that are the same and that, by capture and recapture, no blocking recipe found.";

    /// <summary>Of the pairs given a probability in each tenth, the share that are the same entity, and how many pairs there are.</summary>
    public static Table Reliability(IEnumerable<QualityLine> lines)
    {
        var table = new Table(["set", .. Enumerable.Range(0, 10).Select(i => FormattableString.Invariant($".{i}-{(i == 9 ? "1" : $".{i + 1}")}"))]);
        foreach (QualityLine line in lines)
            if (line.Reliability is { } reliability)
                table.Add([line.Name, .. reliability.Bins.Select(Cell)]);
        return table;
    }

    public const string ScoresNote =
        "Zero configuration; columns that give the truth away are hidden. Pairs and B-cubed (B3) after clustering, over all records with a known entity. "
        + "Expected P: precision of the kept pairs by the model's own probabilities. ECE: expected calibration error over the scored pairs from 7 bits below even odds on, row by row. "
        + "cn is scored by the pack's own score_cn.py (lines of an order are one record; a gift is right with buyer or recipient).";

    public const string ReliabilityNote = "Of the scored pairs given a probability in each tenth, the share that are the same entity, and how many pairs.";

    static string Cell(ReliabilityBin bin) => bin.Count == 0 ? "-" : FormattableString.Invariant($"{bin.Observed:.00} of {bin.Count}");

    static string Goal(QualitySet set) => Figure.Goal(set.MustReach) + (set.MustReachBCubed > 0 ? $", B3 {Figure.Goal(set.MustReachBCubed)}" : "");
}
