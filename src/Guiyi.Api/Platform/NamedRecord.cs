using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Reading;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Sayings;

namespace Guiyi.Api.Platform;

/// <summary>A source record as people and programs name it, whatever its version.</summary>
/// <param name="Source">Name of its source.</param>
/// <param name="Key">Its key there.</param>
sealed record NamedRecord(string Source, string Key)
{
    public static NamedRecord Of(RecordName name) => new(name.Source, name.Key);

    public static NamedRecord Of(RecordAnchor anchor, IReadOnlyDictionary<int, string> sources) => new(sources[anchor.Source], anchor.Key);

    /// <summary>As the store names it.</summary>
    /// <exception cref="Refusal">There is no such source.</exception>
    public RecordAnchor Anchor(CustomerHub hub) => hub.Store.Sources.Find(Source) is { } source && RecordKey.Of(Key) is { } key
        ? new RecordAnchor(source.Id, key)
        : throw new Refusal(409, "It is about something that is not there.", $"found record '{Key}' of source '{Source}'; expected a record of one of: {string.Join(", ", hub.Sources.All().Select(s => s.Name))}.");

    /// <summary>Names of all sources by id.</summary>
    public static IReadOnlyDictionary<int, string> Sources(CustomerHub hub) => hub.Sources.All().ToDictionary(s => s.Id, s => s.Name);
}

/// <summary>Who said something, when and why.</summary>
sealed record SaidBy(string By, DateTimeOffset At, string Why)
{
    public static SaidBy Of(Hub.Storage.Saying saying) => new(saying.By, saying.At, saying.Why);

    public static SaidBy? Ended(Said said) => said.Ended is { } ended ? Of(ended) : null;
}
