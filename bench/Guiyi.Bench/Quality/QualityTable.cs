using Guiyi.Evaluate;

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
