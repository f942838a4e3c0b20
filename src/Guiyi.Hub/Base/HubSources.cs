using Guiyi.Hub.Configuration;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Records;
using Guiyi.Ingest;

namespace Guiyi.Hub.Base;

/// <summary>Channels and what their columns mean.</summary>
public sealed class HubSources
{
    /// <summary>A name is part of addresses and files.</summary>
    const int LongestName = 200, MostColumns = 20_000;

    readonly CustomerHub hub;

    internal HubSources(CustomerHub hub) => this.hub = hub;

    /// <summary>All sources.</summary>
    public IReadOnlyList<StoredSource> All() => hub.Store.Sources.All();

    internal Dictionary<int, StoredSource> ById => All().ToDictionary(s => s.Id);

    /// <summary>The source of a name, with at least these columns; made, or extended, where it is not so.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="columns">Columns that it must have; new ones come behind those it has.</param>
    /// <param name="keyColumn">For a new source: the column that holds the channel's own id of a row; null where there is none.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="ArgumentException">A name is blank or too long, or there are too many columns.</exception>
    public async Task<StoredSource> Have(string name, IReadOnlyList<string> columns, string? keyColumn = null, CancellationToken cancellation = default)
    {
        if (Wrong(name, columns) is { } wrong)
            throw new ArgumentException(wrong, nameof(name));
        if (hub.Store.Sources.Find(name) is { } known && !columns.Except(known.Columns, StringComparer.Ordinal).Any())
            return known;
        return await hub.Write(transaction =>
        {
            // Somebody else may have made it meanwhile.
            StoredSource? source = hub.Store.Sources.Find(name);
            if (source is null)
                return transaction.Sources.Add(name, columns, keyColumn);
            string[] added = [.. columns.Except(source.Columns, StringComparer.Ordinal)];
            return added.Length == 0 ? source : transaction.Sources.AddColumns(source, added);
        }, cancellation);
    }

    /// <summary>What is wrong with a source's name or columns, found and expected; null where they will do.</summary>
    public static string? Wrong(string name, IReadOnlyList<string> columns)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName || name.Any(char.IsControl) || name.Contains('/', StringComparison.Ordinal))
            return $"found '{name}' as the name of a source; expected 1 to {LongestName} characters, without '/' and line breaks";
        if (columns.Count > MostColumns)
            return $"found {columns.Count} columns; expected at most {MostColumns}";
        return columns.FirstOrDefault(c => !IsColumn(c)) is { } column ? $"found '{column}' as the name of a column; expected 1 to {LongestName} characters" : null;
    }

    /// <summary>True for what a column may be called.</summary>
    public static bool IsColumn(string name) => !string.IsNullOrWhiteSpace(name) && name.Length <= LongestName;

    /// <summary>The mapping in use: what people gave, else what the last fit inferred; null before the first fit.</summary>
    public SourceMapping? Mapping(StoredSource source) => Given(source) ?? hub.Loaded?.SourceOf(source.Id)?.Mapping;

    /// <summary>The mapping that people gave; null where it is inferred.</summary>
    public SourceMapping? Given(StoredSource source) =>
        hub.Store.Sources.Mapping(source.Id) is { Settings.Length: > 0 } stored ? SettingsFile.Parse($"the mapping of {source.Name}", stored.Settings).Mappings.FirstOrDefault(m => m.Source == source.Name) : null;

    /// <summary>From the next fit on a source's columns mean this; null has them inferred again.</summary>
    /// <exception cref="ArgumentException">The mapping names a column that the source does not have.</exception>
    public async Task<StoredMapping> Map(StoredSource source, SourceMapping? mapping, string by, string why, CancellationToken cancellation = default)
    {
        foreach (string column in mapping?.Fields.SelectMany(f => f.Columns) ?? [])
            if (!source.Columns.Contains(column))
                throw new ArgumentException($"found column '{column}'; source {source.Name} has: {string.Join(", ", source.Columns)}", nameof(mapping));
        string settings = mapping is null ? "" : SettingsFile.Text(new Settings { Mappings = [mapping with { Source = source.Name }] });
        StoredMapping stored = await hub.Write(transaction => transaction.Sources.Map(source.Id, settings, new Saying(by, transaction.At, why)), cancellation);
        if (hub.Loaded is { } loaded && loaded.Fit.BaseVersion < stored.Since)
            loaded.IsRemapped = true;
        hub.Fits.Look();
        return stored;
    }

    /// <summary>Settings of a fit with the mappings that hold now: what was said about a source here, be it that it is inferred again, outranks what they say.</summary>
    internal Settings With(Settings given)
    {
        StoredSource[] said = [.. All().Where(s => hub.Store.Sources.Mapping(s.Id) is not null)];
        return given with { Mappings = [.. given.Mappings.ExceptBy(said.Select(s => s.Name), m => m.Source), .. said.Select(Given).OfType<SourceMapping>()] };
    }
}
