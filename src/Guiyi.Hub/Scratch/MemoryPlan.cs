namespace Guiyi.Hub.Scratch;

/// <summary>Whether a run works in memory or from disk.</summary>
/// <param name="Budget">Bytes that the process is to stay within.</param>
/// <param name="Estimate">Bytes that the run is expected to need in memory.</param>
public sealed record MemoryPlan(long Budget, long Estimate)
{
    // Measured with a million and ten million rows of people: the program itself, and bytes per byte of delimited text or JSON.
    const long Program = 100_000_000;
    const double PerTextByte = 10;

    // Workbooks are compressed, mostly to a sixth to a tenth.
    const double PerWorkbookByte = 80;

    /// <summary>True where columns lie on disk.</summary>
    public bool IsOnDisk => Estimate > Budget;

    /// <summary>Plans by the sizes of the files that are to be read.</summary>
    public static MemoryPlan For(IReadOnlyList<string> files, long? budget) => new(budget ?? MemoryBudget.Default, Program + (long)files.Sum(Needed));

    static double Needed(string file) =>
        new FileInfo(file).Length * (Path.GetExtension(file).StartsWith(".xls", StringComparison.OrdinalIgnoreCase) ? PerWorkbookByte : PerTextByte);

    /// <summary>Opens the store on disk; null where columns lie in memory.</summary>
    /// <param name="folder">An existing folder for its files.</param>
    internal ScratchStore? Open(string folder) => IsOnDisk ? new ScratchStore(ScratchSpace.Open(folder), Budget) : null;
}

/// <summary>What a run that was larger than its budget kept on disk.</summary>
/// <param name="Plan">Budget and estimate.</param>
/// <param name="ScratchBytes">Most bytes of scratch files at a time; 0 where columns lay in memory.</param>
public sealed record MemoryUse(MemoryPlan Plan, long ScratchBytes);
