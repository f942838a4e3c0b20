using System.CommandLine;
using System.CommandLine.Parsing;
using Guiyi.Cli.Output;
using Guiyi.Hub.Base;
using Guiyi.Hub.Configuration;
using Guiyi.Hub.Runs;
using Guiyi.Ingest;

namespace Guiyi.Cli.Hub;

/// <summary><c>guiyi unify --workspace</c>: files into a hub, and one fit of all with the settings of the command.</summary>
sealed class HubLoad : ILoad
{
    readonly HubOptionSet hub = new();

    public void AddTo(Command command) => hub.AddWorkspaceTo(command);

    public bool IsAskedFor(CommandResult result) => result.GetValue(hub.Workspace) is not null;

    public int Run(ParseResult parsed, UnifyRequest request, bool json)
    {
        using var progress = new Progress(request.Language);
        // Before anything is taken in: what is wrong with the settings is told with file and line.
        Settings settings = request.Configuration is { } path ? SettingsFile.Read(path) : Settings.Default;
        settings.CheckAgainst(InputFiles.Open(InputFiles.Paths(request.Inputs, null), null));
        foreach (string unused in (string[])[.. request.Previous is null ? (string[])[] : ["--previous"], .. request.Judgments is null ? (string[])[] : ["--judgments"]])
            progress.Notice($"{unused} does not concern the workspace: it keeps its own ids and judgments");
        return hub.Run(parsed, session => Load(session, request, settings, progress, json), new HubOptions { FitsByItself = false });
    }

    static async Task<int> Load(HubSession session, UnifyRequest request, Settings settings, Progress progress, bool json)
    {
        IReadOnlyList<string> files = HubWork.Files(request.Inputs, progress.Notice);
        IReadOnlyList<HubRun> runs = await HubWork.Send(session.Client, files, "", run => progress.Line(ImportSummary.Line(run, request.Language)));
        progress.Line(ImportSummary.Fitting(request.Language));
        await Fit(session.Own!, request, settings);
        HubBase now = await session.Client.Get<HubBase>("base");
        progress.Dispose();
        // One JSON document to a command: that of a result comes first.
        if (json && request.Output.Length == 0)
            ImportSummary.PrintJson(Console.Out, runs, now);
        else if (!json)
            ImportSummary.Print(Console.Out, runs, now, request.Language);
        return ImportSummary.Code(runs, Console.Error);
    }

    /// <summary>What columns mean is said of the sources, where people find it; all else is the fit's.</summary>
    static async Task Fit(CustomerHub hub, UnifyRequest request, Settings settings)
    {
        foreach (SourceMapping mapping in settings.Mappings)
            if (hub.Store.Sources.Find(mapping.Source) is { } source)
                await hub.Sources.Map(source, mapping, "cli", $"from {Path.GetFileName(request.Configuration)}");
        await hub.Fits.Renew(request.Over(settings with { Mappings = [] }), "cli", "guiyi unify");
    }
}
