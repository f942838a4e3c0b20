using Guiyi.Hub.Sources;
using Guiyi.Ingest;

namespace Guiyi.Hub.Runs;

/// <summary>The files that a run reads, or an import sends.</summary>
public static class InputFiles
{
    /// <summary>In a folder, files of other extensions are passed over; a file that is named is read whatever it is called.</summary>
    static readonly string[] Extensions = [".csv", ".tsv", ".txt", ".json", ".jsonl", ".ndjson", ".xlsx", ".xlsm", ".xlsb", ".xls"];

    /// <summary>The files named, and those of a folder.</summary>
    /// <param name="inputs">Files and folders.</param>
    /// <param name="notice">Told what is passed over.</param>
    /// <exception cref="InputException">A folder holds no file to read.</exception>
    public static IReadOnlyList<string> Paths(IReadOnlyList<string> inputs, Action<string>? notice)
    {
        var paths = new List<string>();
        foreach (string path in inputs.SelectMany(Expand).Distinct(StringComparer.Ordinal))
            if (inputs.Count > 1 && IsDocument(path))
                notice?.Invoke($"{path}: passed over: a text document, no table");
            else
                paths.Add(path);
        return paths;
    }

    /// <summary>Opens all tables of the files.</summary>
    /// <exception cref="SourceException">A file cannot be read.</exception>
    /// <exception cref="InputException">There is no table, or two have one name.</exception>
    public static IReadOnlyList<IRawTable> Open(IReadOnlyList<string> files, Action<string>? notice)
    {
        var tables = new List<IRawTable>();
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string path in files)
            foreach (IRawTable table in Tables(path, files.Count > 1, notice))
            {
                if (!paths.TryAdd(table.Source, path))
                    throw new InputException($"{path}: found a second source named '{table.Source}', after {paths[table.Source]}; expected names that differ, for rows are known by the name of their source.");
                tables.Add(table);
            }
        return tables.Count > 0 ? tables : throw new InputException("Found no table to read; expected files with rows of customers.");
    }

    /// <summary>The file's tables; none of a text document, or of an empty file such as a day without tickets leaves, that is not the one file asked for.</summary>
    static IReadOnlyList<IRawTable> Tables(string path, bool isOneOfSeveral, Action<string>? notice)
    {
        try
        {
            return SourceFile.Open(path);
        }
        catch (SourceException document) when (isOneOfSeveral && document.HoldsNoTable)
        {
            notice?.Invoke($"{path}: passed over: found {document.Found}; expected {document.Expected}");
            return [];
        }
    }

    /// <summary>A pattern such as data/*.* also catches the notes that lie beside the data.</summary>
    static bool IsDocument(string path) => Path.GetExtension(path).Equals(".md", StringComparison.OrdinalIgnoreCase);

    static IEnumerable<string> Expand(string input)
    {
        if (!Directory.Exists(input))
            return [input];
        string[] files = [.. Directory.EnumerateFiles(input)
            .Where(f => Extensions.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase) && !Path.GetFileName(f).StartsWith('.') && !Path.GetFileName(f).StartsWith("~$", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
        return files.Length > 0 ? files : throw new InputException($"{input}: found a folder without files to read; expected files ending in {string.Join(' ', Extensions)}.");
    }
}
