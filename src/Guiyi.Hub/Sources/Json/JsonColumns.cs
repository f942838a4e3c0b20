namespace Guiyi.Hub.Sources.Json;

/// <summary>
/// The columns of a JSON source: every path from a record's root to a value, once per occurrence.
/// A path is written with dots; <see cref="ArrayMark"/> stands behind the name of an array of objects.
/// </summary>
sealed class JsonColumns
{
    /// <summary>A control character, which no key holds unless somebody means harm.</summary>
    public const char ArrayMark = '\u0001';

    readonly List<string> paths = [];
    readonly List<List<bool>> occurrences = [];
    readonly Dictionary<string, int> byPath = new(StringComparer.Ordinal);
    readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    int[][] columnOf = [];

    public JsonColumns() => lookup = byPath.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Number of paths known.</summary>
    public int Paths => paths.Count;

    /// <summary>Number of columns known.</summary>
    public int Count { get; private set; }

    /// <summary>The column names, once all records were seen.</summary>
    public string[] Names { get; private set; } = [];

    /// <summary>The number of a path; a new path gets the next number.</summary>
    public int PathOf(ReadOnlySpan<char> path)
    {
        if (lookup.TryGetValue(path, out int index))
            return index;
        index = paths.Count;
        paths.Add(path.ToString());
        occurrences.Add([]);
        byPath.Add(paths[index], index);
        return index;
    }

    /// <summary>Notes that a path occurred for the n-th time (from 1) within one record.</summary>
    public void See(int path, int occurrence)
    {
        List<bool> seen = occurrences[path];
        while (seen.Count < occurrence)
            seen.Add(false);
        if (seen[occurrence - 1])
            return;
        seen[occurrence - 1] = true;
        Count++;
    }

    /// <summary>Gives every path and occurrence that was seen its column: paths in the order of first sight, occurrences in theirs.</summary>
    public void Complete()
    {
        string[] shown = ShownNames();
        var names = new List<string>();
        columnOf = new int[paths.Count][];
        for (int path = 0; path < paths.Count; path++)
        {
            columnOf[path] = new int[occurrences[path].Count];
            for (int i = 0; i < columnOf[path].Length; i++)
            {
                columnOf[path][i] = occurrences[path][i] ? names.Count : -1;
                if (occurrences[path][i])
                    names.Add(i == 0 ? shown[path] : $"{shown[path]}[{i + 1}]");
            }
        }
        Names = ColumnNames.From(names);
    }

    /// <summary>The column of a path's n-th occurrence, or -1 where the first pass over the file saw none.</summary>
    public int ColumnOf(int path, int occurrence) =>
        path < columnOf.Length && occurrence <= columnOf[path].Length ? columnOf[path][occurrence - 1] : -1;

    /// <summary>Array names are left out of a path where what remains is still unlike all others.</summary>
    string[] ShownNames()
    {
        var users = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int path = 0; path < paths.Count; path++)
            if (occurrences[path].Count > 0)
                users[Short(paths[path])] = users.GetValueOrDefault(Short(paths[path])) + 1;
        return [.. paths.Select(path => users.GetValueOrDefault(Short(path)) == 1 ? Short(path) : path.Replace(ArrayMark.ToString(), "", StringComparison.Ordinal))];
    }

    static string Short(string path) => path[(path.LastIndexOf(ArrayMark) + 1)..].TrimStart('.');
}
