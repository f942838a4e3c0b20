using System.Runtime.ExceptionServices;
using System.Text;
using Guiyi.Hub.Sinks.Report;

namespace Guiyi.Hub.Sinks.Results;

/// <summary>
/// The folder a run writes to. Files come into being under another name and take their place together at the end, so that a run that fails or
/// is killed leaves an earlier result whole.
/// </summary>
public sealed class OutputFolder : IDisposable
{
    const string Hidden = ".guiyi-unfinished";

    readonly string folder, unfinished;
    readonly FileStream guard;
    readonly List<(string Name, long? Rows)> files = [];

    OutputFolder(string folder, string unfinished, FileStream guard) => (this.folder, this.unfinished, this.guard) = (folder, unfinished, guard);

    /// <summary>Opens a folder for writing, and makes it where it is missing.</summary>
    /// <exception cref="SinkException">It cannot be written to, or another run is writing to it.</exception>
    public static OutputFolder Open(string folder)
    {
        string unfinished = Path.Combine(folder, Hidden);
        try
        {
            Directory.CreateDirectory(unfinished);
            var guard = new FileStream(Path.Combine(unfinished, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            // What a killed run left behind.
            foreach (string file in Directory.EnumerateFiles(unfinished).Where(f => Path.GetFileName(f) != "lock"))
                File.Delete(file);
            return new OutputFolder(folder, unfinished, guard);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new SinkException(folder, fault.Message, fault);
        }
    }

    /// <summary>Where files of the run's own may lie: what is left of them goes with it.</summary>
    public string Unfinished => unfinished;

    /// <summary>Writes tables, several at once.</summary>
    /// <param name="tables">File names, and what writes header and rows.</param>
    /// <exception cref="SinkException">One cannot be written.</exception>
    public void Csv(params (string Name, Action<CsvWriter> Write)[] tables)
    {
        long[] rows = new long[tables.Length];
        try
        {
            Parallel.For(0, tables.Length, i =>
            {
                using CsvWriter writer = CsvWriter.Create(Path.Combine(unfinished, tables[i].Name), CsvOptions.Excel);
                tables[i].Write(writer);
                rows[i] = Math.Max(0, writer.Rows - 1);
            });
        }
        catch (AggregateException faults)
        {
            ExceptionDispatchInfo.Throw(faults.InnerExceptions[0]);
        }
        files.AddRange(tables.Select((table, i) => (table.Name, (long?)rows[i])));
    }

    /// <summary>Writes a text file, UTF-8.</summary>
    public void Text(string name, Action<TextWriter> write)
    {
        string path = Path.Combine(unfinished, name);
        try
        {
            using var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16) { NewLine = "\n" };
            write(writer);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SinkException(path, fault.Message, fault);
        }
        files.Add((name, null));
    }

    /// <summary>The files written so far.</summary>
    public IReadOnlyList<WrittenFile> Files => [.. files.Select(f => new WrittenFile(f.Name, f.Rows, new FileInfo(Path.Combine(unfinished, f.Name)).Length))];

    /// <summary>Puts all files into their places.</summary>
    /// <exception cref="SinkException">One cannot be replaced: it is open elsewhere, such as in Excel.</exception>
    public void Finish()
    {
        foreach ((string name, _) in files)
        {
            string target = Path.Combine(folder, name);
            try
            {
                File.Move(Path.Combine(unfinished, name), target, overwrite: true);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw new SinkException(target, fault.Message, fault);
            }
        }
    }

    /// <summary>Removes what was not put into place.</summary>
    public void Dispose()
    {
        guard.Dispose();
        try
        {
            Directory.Delete(unfinished, recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // What is left is hidden and is removed by the next run; the result itself is already in place or was never begun.
        }
    }
}
