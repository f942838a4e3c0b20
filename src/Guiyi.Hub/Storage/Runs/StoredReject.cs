namespace Guiyi.Hub.Storage.Runs;

/// <summary>A row that a run could not take in.</summary>
/// <param name="Id">Given when it is added.</param>
/// <param name="Run">The run.</param>
/// <param name="Row">Its ordinal in the file, from 1, rejected ones counted.</param>
/// <param name="Line">The physical line where it starts.</param>
/// <param name="Column">The column's header, or empty where the whole row is meant.</param>
/// <param name="Reason">What was found and what was expected.</param>
/// <param name="Raw">The raw text.</param>
/// <param name="ResentRun">The run that brought it again, mended; null while nobody did.</param>
public sealed record StoredReject(long Id, long Run, long Row, long Line, string Column, string Reason, string Raw, long? ResentRun = null);
