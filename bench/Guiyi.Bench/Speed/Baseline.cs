using System.Diagnostics;
using Guiyi.Hub.Sources;
using Guiyi.Ingest;

namespace Guiyi.Bench.Speed;

/// <summary>
/// Something plain to compare with, whatever the machine and its load: the same files are read, and each column's distinct texts
/// are numbered in a <see cref="Dictionary{TKey, TValue}"/>, on one thread.
/// </summary>
static class Baseline
{
    /// <returns>Seconds.</returns>
    public static double Run(SpeedJob job)
    {
        var watch = Stopwatch.StartNew();
        foreach (IRawTable table in job.Files.SelectMany(f => SourceFile.Open(f)))
        {
            Dictionary<string, int>[] columns = [.. table.Columns.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))];
            using IRawRows rows = table.Open();
            while (rows.Read())
                if (rows.Reject is null)
                    for (int column = 0; column < columns.Length; column++)
                        columns[column].TryAdd(rows[column].ToString(), columns[column].Count);
        }
        return watch.Elapsed.TotalSeconds;
    }
}
