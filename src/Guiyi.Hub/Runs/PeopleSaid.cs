namespace Guiyi.Hub.Runs;

/// <summary>All that people judged and that a run must hold to: the table it was given, and the answers that the folders keep.</summary>
sealed class PeopleSaid
{
    readonly IReadOnlyList<JudgmentsFile> files;

    PeopleSaid(IReadOnlyList<JudgmentsFile> files, IReadOnlyList<RowJudgment> answers, IReadOnlyList<RowJudgment> all) => (this.files, Answers, All) = (files, answers, all);

    /// <summary>The answers of the folder the run continues, and of the folder it writes to: they are handed on, so that nothing a person said is lost.</summary>
    public IReadOnlyList<RowJudgment> Answers { get; }

    /// <summary>The answers, and the judgments of the table that was given.</summary>
    public IReadOnlyList<RowJudgment> All { get; }

    /// <exception cref="Sources.SourceException">A file cannot be read.</exception>
    /// <exception cref="InputException">A row cannot be understood.</exception>
    public static PeopleSaid Read(UnifyRequest request)
    {
        string[] folders = [.. ((string?[])[request.Previous, request.Output]).OfType<string>().Select(Path.GetFullPath).Distinct(StringComparer.Ordinal)];
        // The answers themselves may be the table that is given.
        bool isKept = request.Judgments is { } file && folders.Contains(Path.GetDirectoryName(Path.GetFullPath(file))) && Path.GetFileName(file) == JudgmentsFile.Name;
        JudgmentsFile? given = request.Judgments is { } path && !isKept ? JudgmentsFile.Read(path) : null;
        JudgmentsFile[] kept = [.. folders.Select(JudgmentsFile.OfFolder)];
        RowJudgment[] answers = [.. kept.SelectMany(k => k.Judgments).Distinct()];
        if (answers.Length > 0)
            request.Notice?.Invoke($"{answers.Length} judgments of {JudgmentsFile.Name} hold");
        return Of(given, kept, answers);
    }

    /// <summary>What held for a run of an earlier time.</summary>
    public static PeopleSaid Then(string folder, RunInputs inputs)
    {
        JudgmentsFile? given = inputs.Judgments is { } file ? JudgmentsFile.Read(file.Unchanged(folder)) : null;
        JudgmentsFile kept = JudgmentsFile.OfFolder(folder);
        if (kept.Judgments.Count < inputs.Answers)
            throw new InputException($"{Path.Combine(folder, JudgmentsFile.Name)}: found {kept.Judgments.Count} judgments; expected the {inputs.Answers} that held for the run. Run guiyi unify again.");
        return Of(given, [kept], [.. kept.Judgments.Take(inputs.Answers)]);
    }

    static PeopleSaid Of(JudgmentsFile? given, IReadOnlyList<JudgmentsFile> kept, RowJudgment[] answers) =>
        given is null ? new PeopleSaid(kept, answers, answers) : new PeopleSaid([.. kept, given], answers, [.. answers, .. given.Judgments]);

    /// <summary>The error for a judgment about a row that is not there.</summary>
    public InputException NotThere(UnknownRowException unknown) => files.First(f => f.Holds(unknown.Judgment)).NotThere(unknown);
}
