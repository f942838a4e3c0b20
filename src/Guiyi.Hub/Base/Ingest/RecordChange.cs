using Guiyi.Hub.Storage.Records;

namespace Guiyi.Hub.Base.Ingest;

/// <summary>A record that comes, says something else, or goes.</summary>
/// <param name="Key">Its key within the source; see <see cref="RecordKey"/>.</param>
/// <param name="Texts">Its raw texts by column of the source; null where it goes.</param>
/// <param name="Content">Hash of source and texts.</param>
/// <param name="Row">Its ordinal in the file; zero where it came alone.</param>
/// <param name="Line">The physical line where it starts.</param>
public sealed record RecordChange(string Key, IReadOnlyList<string>? Texts, ulong Content, long Row = 0, long Line = 0);

/// <summary>What became of a record that was sent.</summary>
public enum RecordFate
{
    Added,
    Replaced,
    /// <summary>It said the very same before.</summary>
    Unchanged,
    Removed,
    /// <summary>It was to go and is not there.</summary>
    Missing,
}

/// <summary>The answer for one record.</summary>
/// <param name="Key">Its key within the source.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Person">The person it belongs to; null where it names none, or waits for the next fit.</param>
/// <param name="Organization">The organization it belongs to.</param>
/// <param name="IsResolved">False where it waits for the next fit: its source, or a column of it, is new.</param>
public sealed record RecordReceipt(string Key, RecordFate Fate, string? Person, string? Organization, bool IsResolved);
