using Guiyi.Hub.Storage.Records;
using Guiyi.Merge;
using Guiyi.Model;

namespace Guiyi.Hub.Storage.Sayings;

/// <summary>A person's judgment about two source records.</summary>
public sealed record StoredJudgment : Said
{
    public required RecordAnchor Left { get; init; }

    public required RecordAnchor Right { get; init; }

    /// <summary>Whether the persons or the organizations of the records are meant; null: both.</summary>
    public EntityKind? Entity { get; init; }

    public required Decision Decision { get; init; }
}
