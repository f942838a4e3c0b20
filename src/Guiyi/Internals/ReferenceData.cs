using System.Text;

namespace Guiyi.Internals;

/// <summary>Reads the tables under <c>data/reference</c>, which are embedded in the assembly.</summary>
static class ReferenceData
{
    /// <summary>The lines of an embedded UTF-8 table, comments (#) and blank lines left out.</summary>
    /// <param name="name">Path below <c>data/reference</c>, with forward slashes.</param>
    /// <exception cref="ArgumentException">No such table is embedded.</exception>
    public static IEnumerable<string> Lines(string name)
    {
        using Stream stream = typeof(ReferenceData).Assembly.GetManifestResourceStream($"reference/{name}")
            ?? throw new ArgumentException($"No embedded table data/reference/{name}.", nameof(name));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#')
                yield return line;
    }
}
