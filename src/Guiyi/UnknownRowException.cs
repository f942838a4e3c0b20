namespace Guiyi;

/// <summary>A judgment names a row that was not read, or was rejected.</summary>
public sealed class UnknownRowException(RowJudgment judgment, RowKey row)
    : Exception($"A judgment names row {row.Row} of source '{row.Source}', which was not read or was rejected.")
{
    /// <summary>The judgment.</summary>
    public RowJudgment Judgment { get; } = judgment;

    /// <summary>The row that is not there.</summary>
    public RowKey Row { get; } = row;
}
