using Guiyi.Hub.Configuration;
using Guiyi.Hub.Sinks.Report;
using Guiyi.Match;

namespace Guiyi.Hub.Runs;

/// <summary>A run as it was asked for; what is null was not asked for and comes from <c>guiyi.yaml</c> or from the defaults.</summary>
public sealed record UnifyRequest
{
    /// <summary>Files or folders.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Folder for the result.</summary>
    public required string Output { get; init; }

    /// <summary>The moment of the run.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Path of a <c>guiyi.yaml</c>.</summary>
    public string? Configuration { get; init; }

    /// <summary>Column that holds the true entity: hidden from the matcher, and compared with at the end.</summary>
    public string? TruthColumn { get; init; }

    /// <summary>Columns that must not be used.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>Ready rule sets.</summary>
    public IReadOnlyList<string>? RuleSets { get; init; }

    /// <summary>Leaves the decision to the rules alone.</summary>
    public bool RulesOnly { get; init; }

    /// <summary>Folder of an earlier result, whose ids and codes stay.</summary>
    public string? Previous { get; init; }

    /// <summary>Path of a table of people's judgments.</summary>
    public string? Judgments { get; init; }

    /// <summary>Language of the report and of class names.</summary>
    public ReportLanguage Language { get; init; }

    /// <summary>Day to which recency is counted; null takes the latest interaction.</summary>
    public DateOnly? AsOf { get; init; }

    public int? Threads { get; init; }

    /// <summary>Bytes of memory to stay within; what does not fit is kept on disk, and the result is the same.</summary>
    public long? Memory { get; init; }

    /// <summary>ISO 4217 code of amounts that name none.</summary>
    public string? Currency { get; init; }

    /// <summary>Shows phones, emails and identity numbers in full in the report.</summary>
    public bool ShowPersonalData { get; init; }

    /// <summary>Version of the program, for the report.</summary>
    public string Version { get; init; } = "";

    /// <summary>The command that repeats the run with the saved settings.</summary>
    public string RerunCommand { get; init; } = "";

    /// <summary>Told what a person may want to know: an input that was passed over, a setting that concerns nothing.</summary>
    public Action<string>? Notice { get; init; }

    /// <summary>Told which stage begins.</summary>
    public Action<string>? StageBegins { get; init; }

    /// <summary>Settings with what was asked for over them.</summary>
    public Settings Over(Settings settings)
    {
        MatchOptions match = settings.Match with { Threads = Threads ?? settings.Match.Threads, UseModel = settings.Match.UseModel && !RulesOnly };
        if (RuleSets is { } sets)
            match = match with { Rules = RuleChoice.Of(sets, match.UseModel) };
        return settings with
        {
            Match = match,
            Ignored = [.. settings.Ignored, .. Ignored, .. TruthColumn is { } truth ? (string[])[truth] : []],
            Currency = Currency ?? settings.Currency,
        };
    }
}
