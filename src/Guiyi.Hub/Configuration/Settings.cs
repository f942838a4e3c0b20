using Guiyi.Classify;
using Guiyi.Ingest;
using Guiyi.Match;
using Guiyi.Merge;

namespace Guiyi.Hub.Configuration;

/// <summary>What a <c>guiyi.yaml</c> says; what it leaves out is inferred or has its default.</summary>
public sealed record Settings
{
    /// <summary>Nothing set.</summary>
    public static Settings Default { get; } = new();

    /// <summary>What the columns of the sources mean.</summary>
    public IReadOnlyList<SourceMapping> Mappings { get; init; } = [];

    /// <summary>Columns that must not be used, in any source.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>ISO 4217 code of amounts that name none.</summary>
    public string Currency { get; init; } = "CNY";

    /// <summary>Bytes of memory that a run may use; null takes a share of the machine's.</summary>
    public long? Memory { get; init; }

    public MatchOptions Match { get; init; } = new();

    public MergeOptions Merge { get; init; } = new();

    /// <summary>Dimensions and code pattern; null lets them be inferred.</summary>
    public ClassScheme? Scheme { get; init; }

    /// <summary>Why the scheme is as it is, by dimension; kept from run to run.</summary>
    public IReadOnlyList<SchemeNote> SchemeNotes { get; init; } = [];

    /// <summary>Where each column is named, for messages.</summary>
    internal IReadOnlyList<ColumnPlace> Places { get; init; } = [];

    /// <summary>The settings that repeat a run: all that was inferred is spelled out.</summary>
    public static Settings Of(UnifyResult result, Settings given) => given with
    {
        Mappings = result.Table.Mappings,
        Ignored = [.. result.Options.IgnoredColumns.Distinct(StringComparer.OrdinalIgnoreCase)],
        Currency = result.Options.Currency,
        Match = result.Options.Match with { Threads = given.Match.Threads },
        Merge = result.Options.Merge,
        Scheme = result.Scheme,
        SchemeNotes = result.SchemeNotes,
    };

    /// <summary>Compares the mappings with the sources that are there.</summary>
    /// <exception cref="ConfigurationException">A mapping names a column that its source does not have.</exception>
    public void CheckAgainst(IReadOnlyList<IRawTable> sources)
    {
        foreach (ColumnPlace place in Places)
            if (sources.FirstOrDefault(s => s.Source == place.Source) is { } source && !source.Columns.Contains(place.Column))
                throw new ConfigurationException(place.Path, place.Line, $"column '{place.Column}', which source '{place.Source}' does not have", $"one of {string.Join(", ", source.Columns)}");
    }
}

/// <summary>Where a configuration names a column.</summary>
sealed record ColumnPlace(string Path, long Line, string Source, string Column);
