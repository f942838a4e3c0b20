using System.Diagnostics;

namespace Guiyi.Bench.Storing;

/// <summary>The least that keeping can cost: bytes appended to a file, and the file brought to the disk.</summary>
static class PlainFile
{
    public static string[] Measure(string path, StoredRows rows)
    {
        try
        {
            double load = rows.Count / Write(path, rows, rows.Count, rows.Count);
            string[] groups = [.. StoreRun.GroupSizes.Select(size => Figure.Count((long)(Math.Min(200 * size, rows.Count) / Write(path, rows, Math.Min(200 * size, rows.Count), size))))];
            return [Figure.Count((long)load), "", "", "", "", "", "", "", .. groups, Figure.Count(rows.Bytes / 1_000_000)];
        }
        finally
        {
            File.Delete(path);
        }
    }

    static double Write(string path, StoredRows rows, int count, int group)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16);
        var watch = Stopwatch.StartNew();
        for (int row = 0; row < count; row++)
        {
            file.Write(rows[row].Span);
            if ((row + 1) % group == 0)
                file.Flush(flushToDisk: true);
        }
        file.Flush(flushToDisk: true);
        return watch.Elapsed.TotalSeconds;
    }
}
