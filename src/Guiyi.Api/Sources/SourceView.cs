using Guiyi.Api.Runs;
using Guiyi.Hub.Base;
using Guiyi.Hub.Storage.Records;

namespace Guiyi.Api.Sources;

/// <summary>A channel.</summary>
/// <param name="Name">As files and people name it.</param>
/// <param name="Columns">Its columns; new ones come at the end.</param>
/// <param name="Records">Records that are there now.</param>
/// <param name="KeyColumn">The column with the channel's own id of a row; left out where rows are known by what they say.</param>
/// <param name="Mapping">What the columns mean now; left out before the first fit.</param>
/// <param name="LastRun">The run that fed it last.</param>
sealed record SourceView(string Name, IReadOnlyList<string> Columns, long Records, string? KeyColumn = null, MappingView? Mapping = null, RunView? LastRun = null)
{
    public static SourceView Of(StoredSource source, CustomerHub hub) => new(
        source.Name, source.Columns, hub.Store.Records.Count(source.Id), source.KeyColumn, MappingView.Of(source, hub),
        hub.Store.Runs.Page(limit: 1, source: source.Id).Items is [var last] ? RunView.Of(last, hub) : null);
}
