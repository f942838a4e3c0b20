using System.Runtime.ExceptionServices;
using Guiyi.Hub.Configuration;
using Guiyi.Hub.Scratch;
using Guiyi.Hub.Sinks;
using Guiyi.Hub.Sinks.Report;
using Guiyi.Hub.Sinks.Report.Building;
using Guiyi.Hub.Sinks.Results;
using Guiyi.Ingest;
using Guiyi.Internals;
using Guiyi.Match;
using Guiyi.Review;

namespace Guiyi.Hub.Runs;

/// <summary>The main job from files to files: load, compute, save; all or nothing.</summary>
public static class UnifyRun
{
    /// <exception cref="Sources.SourceException">A source cannot be read.</exception>
    /// <exception cref="InputException">What was asked for does not fit the sources.</exception>
    /// <exception cref="ConfigurationException">The configuration is wrong.</exception>
    /// <exception cref="Sinks.SinkException">The result cannot be written.</exception>
    public static UnifyOutcome Run(UnifyRequest request)
    {
        var clock = new StageClock();
        void Begin(string stage)
        {
            clock.Begin(stage);
            request.StageBegins?.Invoke(stage);
        }
        Settings settings = request.Configuration is { } path ? SettingsFile.Read(path) : Settings.Default;
        PeopleSaid said = PeopleSaid.Read(request);
        EarlierResult? earlier = request.Previous is { } folder ? EarlierResult.Read(folder) : null;
        IReadOnlyList<string> files = InputFiles.Paths(request.Inputs, request.Notice);
        IReadOnlyList<IRawTable> sources = InputFiles.Open(files, request.Notice);
        settings.CheckAgainst(sources);
        foreach (string unused in settings.Mappings.Select(m => m.Source).Except(sources.Select(s => s.Source)))
            request.Notice?.Invoke($"{request.Configuration}: source '{unused}' is not among the files; its mapping is not used");
        if (request.TruthColumn is { } column)
            TruthComparison.MustExist(column, sources);
        using OutputFolder output = OutputFolder.Open(request.Output);
        var plan = MemoryPlan.For(files, request.Memory ?? settings.Memory);
        using ScratchStore? scratch = plan.Open(output.Unfinished);
        UnifyOptions options = Options(request, settings, said, earlier) with { StageBegins = Begin, Columns = (ColumnStore?)scratch ?? new PooledStore() };
        Task<RunInputs> inputs = Inputs(request, files, said, options);
        UnifyResult result = Unify(sources, options, said);
        foreach (RowJudgment lapsed in result.LapsedJudgments)
            request.Notice?.Invoke($"a judgment of {lapsed.By} about {lapsed.Left.Source} {lapsed.Left.Row} and {lapsed.Right.Source} {lapsed.Right.Row} holds for nothing here: a row is gone or has changed; it is kept");
        TruthComparison? truth = null;
        if (request.TruthColumn is { } known)
        {
            Begin("evaluate");
            truth = TruthComparison.Of(result, known);
        }
        Begin("write");
        int run = (earlier?.Run ?? 0) + 1;
        PairOutcomes[] pairs = [new(result, result.Persons), new(result, result.Organizations)];
        // What the report shows is counted while the files are written.
        Task<ReportModel> counted = Task.Run(() => ReportBuilder.Build(new ReportRequest(result, pairs, truth, request) { Quality = Estimate(pairs) }));
        Write(output, result, pairs, request.Language, counted);
        if (said.Answers.Count > 0)
            output.Csv((JudgmentsFile.Name, writer => JudgmentsFile.Write(writer, said.Answers)));
        output.Text(SettingsFile.Name, writer => SettingsFile.Write(writer, Settings.Of(result, settings), request.Language));
        Begin("report");
        ReportModel report = counted.GetAwaiter().GetResult() with { Files = output.Files, Stages = [.. clock.Stages], Memory = new MemoryUse(plan, scratch?.PeakBytes ?? 0) };
        output.Text("report.html", writer => ReportPage.Write(writer, report, request.Language));
        clock.End();
        var outcome = new UnifyOutcome(result, truth, report, run, clock.Stages, clock.Total, StageClock.PeakBytes)
        {
            Inputs = inputs.GetAwaiter().GetResult(),
            Memory = new MemoryUse(plan, scratch?.PeakBytes ?? 0),
        };
        output.Text(RunJson.Name, writer => writer.Write(outcome.Json = RunJson.Of(outcome, request)));
        output.Finish();
        return outcome;
    }

    /// <summary>Hashed beside the run, which reads the same files.</summary>
    static Task<RunInputs> Inputs(UnifyRequest request, IReadOnlyList<string> files, PeopleSaid said, UnifyOptions options)
    {
        string folder = Path.GetFullPath(request.Output);
        return Task.Run(() => new RunInputs(
            RunInputs.Hashed(files, folder), request.Judgments is { } judgments ? InputFile.Of(judgments, folder) : null, said.Answers.Count, DateOnly.FromDateTime(options.AsOf)));
    }

    static QualityEstimate? Estimate(PairOutcomes[] pairs) => pairs.Aggregate(new QualityEstimator(), (all, kind) => kind.AddTo(all)).Estimate();

    static UnifyResult Unify(IReadOnlyList<IRawTable> sources, UnifyOptions options, PeopleSaid said)
    {
        try
        {
            return Pipeline.Unify(sources, options);
        }
        catch (UnknownRowException unknown)
        {
            throw said.NotThere(unknown);
        }
        catch (AggregateException faults) when (faults.Flatten().InnerExceptions.OfType<SinkException>().FirstOrDefault() is { } full)
        {
            // No room for what does not fit into memory, found by several threads at once.
            ExceptionDispatchInfo.Throw(full);
            throw;
        }
    }

    static void Write(OutputFolder output, UnifyResult result, PairOutcomes[] pairs, ReportLanguage language, Task counted)
    {
        try
        {
            ResultFiles.Write(output, result, pairs, language);
        }
        finally
        {
            // Whatever happens: nothing may read columns when they go.
            ((IAsyncResult)counted).AsyncWaitHandle.WaitOne();
        }
    }

    static UnifyOptions Options(UnifyRequest request, Settings settings, PeopleSaid said, EarlierResult? earlier)
    {
        settings = request.Over(settings);
        return new UnifyOptions
        {
            AsOf = request.AsOf is { } day ? day.ToDateTime(TimeOnly.MaxValue) : request.Now.DateTime,
            AsOfLatestInteraction = request.AsOf is null,
            IgnoredColumns = settings.Ignored,
            Mappings = settings.Mappings,
            Match = settings.Match,
            Merge = settings.Merge,
            Judgments = said.All,
            Scheme = settings.Scheme,
            SchemeNotes = settings.SchemeNotes,
            EarlierIds = earlier?.Persons ?? Merge.EarlierIds.None,
            EarlierOrganizationIds = earlier?.Organizations ?? Merge.EarlierIds.None,
            EarlierCodes = earlier?.Codes ?? Number.NumberState.Empty,
            Run = ((earlier?.Run ?? 0) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
            Currency = settings.Currency,
        };
    }
}
