using Guiyi.Hub.Configuration;
using Guiyi.Hub.Sinks.Results;
using Guiyi.Ingest;
using Guiyi.Match;
using Guiyi.Merge;

namespace Guiyi.Hub.Runs;

/// <summary>
/// A result computed once more from its folder. The engine is deterministic, so what comes out is exactly what it thought then, with all that is
/// too large to be kept. That the sources are the same, and that the customers come out the same, is checked.
/// </summary>
public static class Rerun
{
    /// <exception cref="Sources.SourceException">A source is gone or cannot be read.</exception>
    /// <exception cref="InputException">The folder holds no result, or its sources or settings have changed since.</exception>
    /// <exception cref="ConfigurationException">The settings are damaged.</exception>
    public static UnifyResult Of(string folder, Action<string>? stageBegins = null)
    {
        folder = Path.GetFullPath(folder);
        RunInputs inputs = InputsJson.Read(folder);
        string[] files = [.. inputs.Sources.Select(f => f.Unchanged(folder))];
        Settings settings = SettingsFile.Read(Path.Combine(folder, SettingsFile.Name));
        EarlierResult then = EarlierResult.Read(folder);
        IReadOnlyList<IRawTable> sources = InputFiles.Open(files, null);
        settings.CheckAgainst(sources);
        UnifyResult result = Pipeline.Unify(sources, new UnifyOptions
        {
            AsOf = inputs.Day.ToDateTime(TimeOnly.MaxValue),
            AsOfLatestInteraction = true,
            IgnoredColumns = settings.Ignored,
            Mappings = settings.Mappings,
            Match = settings.Match,
            Merge = settings.Merge,
            Judgments = PeopleSaid.Then(folder, inputs).All,
            Scheme = settings.Scheme,
            // The ids that the run gave out, so that customers are called here what they are called there.
            EarlierIds = then.Persons,
            EarlierOrganizationIds = then.Organizations,
            EarlierCodes = then.Codes,
            Currency = settings.Currency,
            StageBegins = stageBegins,
        });
        if (!IsSame(result.Persons, then.Persons) || !IsSame(result.Organizations, then.Organizations))
            throw new InputException($"{folder}: found settings, or a program, by which the customers come out otherwise than in {RecordsCsv.Name}; expected those of the run. Run guiyi unify again.");
        return result;
    }

    /// <summary>Every content that a row has is with the customer that it was with.</summary>
    static bool IsSame(KindResult kind, EarlierIds then)
    {
        NodeTable nodes = kind.Match.Nodes;
        HashSet<ulong> seen = [], same = [];
        for (int node = 0; node < nodes.Count; node++)
        {
            ulong key = nodes.ContentKey(node);
            int customer = kind.Customers.CustomerOf(nodes.Record(node));
            seen.Add(key);
            if (then.IdOf.GetValueOrDefault(key) == (customer < 0 ? null : kind.Customers.Id(customer)))
                same.Add(key);
        }
        return seen.SetEquals(same);
    }
}
