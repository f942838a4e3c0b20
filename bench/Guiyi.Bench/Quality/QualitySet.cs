using Guiyi.Hub.Sources;
using Guiyi.Ingest;

namespace Guiyi.Bench.Quality;

/// <summary>Data with known truth.</summary>
/// <param name="Name">As in the tables.</param>
/// <param name="Files">Paths of the sources.</param>
/// <param name="Ignored">Columns that would give the truth away.</param>
/// <param name="Truth">Entity of each row; rows without one are left out.</param>
/// <param name="Reference">Splink 4 at its usual threshold and at the best one chosen with the truth.</param>
/// <param name="MustReach">Pairwise F1 that this code must reach.</param>
sealed record QualitySet(string Name, string[] Files, string[] Ignored, Func<IReadOnlyDictionary<RowKey, string>> Truth, string Reference, double MustReach)
{
    /// <summary>Score the organizations of the rows instead of their customers.</summary>
    public bool Organizations { get; init; }

    /// <summary>B-cubed F1 that must be reached; 0 where none is set.</summary>
    public double MustReachBCubed { get; init; }

    /// <summary>The scorer that comes with the data and whose figures count, where there is one.</summary>
    public OfficialScorer? Official { get; init; }

    public IReadOnlyList<IRawTable> Open() => [.. Files.SelectMany(f => SourceFile.Open(f))];

    public bool IsReached(QualityFigures figures) => figures.Pairs.F1 >= MustReach && figures.BCubed.F1 >= MustReachBCubed;
}
