using Guiyi.Ingest;

namespace Guiyi;

/// <summary>The mapping of every source: given, or inferred.</summary>
static class Mappings
{
    public static IReadOnlyList<SourceMapping> For(IReadOnlyList<SourceTable> sources, UnifyOptions options)
    {
        Dictionary<string, SourceMapping> given = options.Mappings.ToDictionary(m => m.Source, StringComparer.Ordinal);
        IReadOnlyList<SourceTable> unknown = [.. sources.Where(s => !given.ContainsKey(s.Source))];
        foreach (SourceMapping mapping in Ingestor.InferMappings(unknown, options.IgnoredColumns))
            given.Add(mapping.Source, mapping);
        return [.. sources.Select(s => Checked(given[s.Source], s, options.IgnoredColumns))];
    }

    /// <exception cref="ArgumentException">The mapping names a column that the source does not have.</exception>
    static SourceMapping Checked(SourceMapping mapping, SourceTable source, IReadOnlyCollection<string> ignored)
    {
        foreach (string column in mapping.Fields.SelectMany(f => f.Columns))
            if (!source.Columns.Contains(column))
                throw new ArgumentException($"The mapping of source '{source.Source}' names column '{column}'; the source has: {string.Join(", ", source.Columns)}.", nameof(mapping));
        return mapping with { Fields = [.. mapping.Fields.Where(f => !f.Columns.Any(c => ignored.Contains(c, StringComparer.OrdinalIgnoreCase)))] };
    }
}
