namespace Guiyi.Hub.Sources.DelimitedText;

/// <summary>What a delimited file turned out to be, after looking at its beginning.</summary>
/// <param name="Dialect">How fields are separated and quoted.</param>
/// <param name="Columns">Names of the columns.</param>
/// <param name="MinimumFields">Fewest fields of a row that count as complete: less than the columns only where rows commonly leave trailing fields out.</param>
/// <param name="HasHeader">Whether the first record names the columns.</param>
/// <param name="DataStart">Characters before the first data record.</param>
/// <param name="DataLine">Physical line at that place, from 1.</param>
sealed record Layout(Dialect Dialect, string[] Columns, int MinimumFields, bool HasHeader, int DataStart, long DataLine);
