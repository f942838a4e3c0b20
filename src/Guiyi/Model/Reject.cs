namespace Guiyi.Model;

/// <summary>A row that could not be read, or a value that was set aside: where, why, and the raw text.</summary>
/// <param name="Source">The source's name: file name without folder and extension.</param>
/// <param name="Row">Ordinal of the record in its file, from 1, header not counted, rejected ones counted.</param>
/// <param name="Line">Physical line, or sheet row, where the record starts, from 1.</param>
/// <param name="Column">The column's header, or empty where the whole row is meant.</param>
/// <param name="Reason">What was found and what was expected.</param>
/// <param name="Raw">The raw text, cut to a bounded length where it is very long.</param>
public sealed record Reject(string Source, int Row, long Line, string Column, string Reason, string Raw);
