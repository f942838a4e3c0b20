using Guiyi.Classify;
using Guiyi.Ingest;
using Guiyi.Internals;
using Guiyi.Match;
using Guiyi.Merge;
using Guiyi.Number;

namespace Guiyi;

/// <summary>Everything that a run can be told; all of it has defaults.</summary>
public sealed record UnifyOptions
{
    /// <summary>The moment of the run: recency is counted to it. Passed in, for the library has no clock.</summary>
    public required DateTime AsOf { get; init; }

    /// <summary>Count to the latest interaction at or before <see cref="AsOf"/> instead: an export of last year would otherwise make everybody look lost.</summary>
    public bool AsOfLatestInteraction { get; init; }

    /// <summary>Columns that must not be used, such as truth columns.</summary>
    public IReadOnlyCollection<string> IgnoredColumns { get; init; } = [];

    /// <summary>What the sources' columns mean; sources that are missing here are understood by inference.</summary>
    public IReadOnlyList<SourceMapping> Mappings { get; init; } = [];

    public MatchOptions Match { get; init; } = new();

    public MergeOptions Merge { get; init; } = new();

    /// <summary>What people judged about pairs of rows, by source and row.</summary>
    public IReadOnlyList<RowJudgment> Judgments { get; init; } = [];

    /// <summary>The model learns from judgments, too; they hold in any case.</summary>
    public bool LearnFromJudgments { get; init; } = true;

    /// <summary>Dimensions and code pattern; null lets them be inferred.</summary>
    public ClassScheme? Scheme { get; init; }

    /// <summary>Why a given <see cref="Scheme"/> is as it is: what an earlier run noted when it inferred it.</summary>
    public IReadOnlyList<SchemeNote> SchemeNotes { get; init; } = [];

    /// <summary>Ids that an earlier run gave to persons.</summary>
    public EarlierIds EarlierIds { get; init; } = EarlierIds.None;

    /// <summary>Ids that an earlier run gave to organizations: a row may name one of each.</summary>
    public EarlierIds EarlierOrganizationIds { get; init; } = EarlierIds.None;

    /// <summary>Codes that earlier runs issued.</summary>
    public NumberState EarlierCodes { get; init; } = NumberState.Empty;

    /// <summary>Label of the run in the history of codes.</summary>
    public string Run { get; init; } = "1";

    /// <summary>ISO 4217 code of amounts that name no currency.</summary>
    public string Currency { get; init; } = "CNY";

    /// <summary>Where what grows with the rows lies: in memory, or on disk where that does not suffice. The result is the same.</summary>
    public ColumnStore Columns { get; init; } = ColumnStore.Memory;

    /// <summary>Told which stage begins, for progress and timing.</summary>
    public Action<string>? StageBegins { get; init; }
}

/// <summary>A row of a source, as people name it.</summary>
public readonly record struct RowKey(string Source, int Row);

/// <summary>A person's judgment about two rows.</summary>
public sealed record RowJudgment(RowKey Left, RowKey Right, Decision Decision, string By, string Why)
{
    /// <summary>When it was given, as its file says; empty where that is not known.</summary>
    public string When { get; init; } = "";

    /// <summary>Content key of the left row as it was judged (<see cref="NodeTable.KeyOf"/>); null where the row's number alone counts.</summary>
    public ulong? LeftKey { get; init; }

    /// <summary>Content key of the right row.</summary>
    public ulong? RightKey { get; init; }
}
