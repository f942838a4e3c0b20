namespace Guiyi.Hub.Storage.Runs;

/// <summary>What a run does.</summary>
public enum RunKind
{
    /// <summary>Records of a source come in, change or go.</summary>
    Ingest,
    /// <summary>People judge, merge, unmerge, correct, relate.</summary>
    Judge,
    /// <summary>A model is made from the whole base.</summary>
    Fit,
    /// <summary>Files are written.</summary>
    Export,
}

/// <summary>How far a run is.</summary>
public enum RunState
{
    /// <summary>Accepted, and not begun.</summary>
    Waiting,
    Running,
    /// <summary>Everything was taken in.</summary>
    Finished,
    /// <summary>Ended by an error, which the message tells. Sending the same again takes it up where it stopped.</summary>
    Failed,
    /// <summary>A person stopped it.</summary>
    Stopped,
}

/// <summary>What became of the rows of a run.</summary>
public sealed record RunCounts
{
    public static readonly RunCounts None = new();

    /// <summary>How many there are; null while that is not known.</summary>
    public long? Total { get; init; }

    public long Read { get; init; }

    public long Added { get; init; }

    /// <summary>Known records that came with other content.</summary>
    public long Replaced { get; init; }

    /// <summary>Known records that came again.</summary>
    public long Unchanged { get; init; }

    public long Removed { get; init; }

    public long Rejected { get; init; }
}

/// <summary>Something that changes the base and takes its time: can be watched, and taken up again after a stop or a kill.</summary>
public sealed record StoredRun
{
    /// <summary>Given when the run is added.</summary>
    public long Id { get; init; }

    public required RunKind Kind { get; init; }

    public RunState State { get; init; } = RunState.Running;

    /// <summary>Id of the source that it feeds; null where there is none, or several.</summary>
    public int? Source { get; init; }

    /// <summary>For people: the file's name, the address it pulls from.</summary>
    public required string Name { get; init; }

    /// <summary>Hash of the input, so that the same file is known again; null where it is no file.</summary>
    public long? InputHash { get; init; }

    /// <summary>Up to where the input is taken in, in words of the reader. Committed together with the records before it.</summary>
    public string Position { get; init; } = "";

    public RunCounts Counts { get; init; } = RunCounts.None;

    public required DateTimeOffset Started { get; init; }

    /// <summary>Null while it goes on.</summary>
    public DateTimeOffset? Ended { get; init; }

    public required string By { get; init; }

    /// <summary>What went wrong, or what there is to know.</summary>
    public string Message { get; init; } = "";
}
