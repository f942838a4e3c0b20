namespace Guiyi.Hub.Sinks;

/// <summary>Neighbouring cells as they stand in a file: quoted and guarded once, then copied into every row that has them.</summary>
/// <param name="Bytes">UTF-8, with the commas between the cells.</param>
/// <param name="Count">Number of cells.</param>
sealed record ReadyCells(byte[] Bytes, int Count);
