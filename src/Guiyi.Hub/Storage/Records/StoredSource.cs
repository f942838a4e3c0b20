namespace Guiyi.Hub.Storage.Records;

/// <summary>A channel.</summary>
/// <param name="Id">From 1.</param>
/// <param name="Name">As records, files and people name it.</param>
/// <param name="Columns">Names of the columns in the order of the records' fields; new ones are added at the end.</param>
/// <param name="Since">The version of the base in which it came to be known.</param>
public sealed record StoredSource(int Id, string Name, IReadOnlyList<string> Columns, long Since)
{
    /// <summary>The column that holds the channel's own id of a row: its records' keys. Null where rows are known by what they say.</summary>
    public string? KeyColumn { get; init; }
}

/// <summary>What a source's columns mean, from one version of the base to the next mapping.</summary>
/// <param name="Source">Id of the source.</param>
/// <param name="Since">The version of the base that it came with.</param>
/// <param name="Settings">The source's section of guiyi.yaml.</param>
/// <param name="Made">Who gave it, when and why.</param>
public sealed record StoredMapping(int Source, long Since, string Settings, Saying Made);
