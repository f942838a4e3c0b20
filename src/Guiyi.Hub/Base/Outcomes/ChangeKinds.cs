namespace Guiyi.Hub.Base.Outcomes;

/// <summary>What the change feed tells of a customer.</summary>
public static class ChangeKinds
{
    /// <summary>It is new.</summary>
    public const string Created = "created";

    /// <summary>It is new, and has records that were another's: the feed names that one.</summary>
    public const string Split = "split";

    /// <summary>Its id is in use again: a merge was undone, or its records came back.</summary>
    public const string Restored = "restored";

    /// <summary>It was merged into another, which its id leads to now.</summary>
    public const string Merged = "merged";

    /// <summary>All its records are gone.</summary>
    public const string Retired = "retired";

    /// <summary>It has other records, or one of them says something else.</summary>
    public const string Changed = "changed";

    /// <summary>It has other classes, or another code.</summary>
    public const string Classified = "classified";

    /// <summary>A person gave it a value, or took one back.</summary>
    public const string Corrected = "corrected";

    /// <summary>A person related it to another customer, or ended that.</summary>
    public const string Related = "related";

    /// <summary>A person wrote something down about it.</summary>
    public const string Noted = "noted";

    /// <summary>The whole base was computed anew.</summary>
    public const string Fitted = "fitted";
}
