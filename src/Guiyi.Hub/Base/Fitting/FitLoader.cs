using Guiyi.Hub.Configuration;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Sayings;

namespace Guiyi.Hub.Base.Fitting;

/// <summary>
/// Makes the base of a fit: a run of the whole pipeline over the records and judgments of the fit's version. It is deterministic, so a fit is not
/// stored; after a start the same comes out again.
/// </summary>
sealed class FitLoader(Store store)
{
    /// <summary>Computes a fit. Takes seconds for a million records; any thread.</summary>
    /// <param name="fit">What it is made from.</param>
    /// <param name="given">What people set; all else is inferred.</param>
    /// <param name="moment">The moment of the fit: nothing is dated later.</param>
    /// <param name="stageBegins">Told which stage begins.</param>
    /// <param name="columns">Of a fit that is made again, how many columns each source had: it must come out as it was. Null for all.</param>
    /// <exception cref="ConfigurationException">The settings name a column that its source does not have.</exception>
    public LoadedBase Load(StoredFit fit, Settings given, DateTimeOffset moment, Action<string>? stageBegins = null, IReadOnlyDictionary<int, int>? columns = null)
    {
        long version = fit.BaseVersion;
        StoredSource[] sources =
        [
            .. store.Sources.All().Where(s => s.Since <= version && store.Records.Ids(version, s.Id).Any())
                .Select(s => columns?.GetValueOrDefault(s.Id) is > 0 and int known ? s with { Columns = [.. s.Columns.Take(known)] } : s),
        ];
        StoredTable[] tables = [.. sources.Select(s => new StoredTable(store, s, version))];
        given.CheckAgainst(tables);
        StoredJudgment[] held = [.. store.Judgments.Held(version)];
        Dictionary<RecordAnchor, RowKey> rows = Rows(held, sources, version);
        StoredJudgment[] awake = [.. held.Where(j => j.Left != j.Right && rows.ContainsKey(j.Left) && rows.ContainsKey(j.Right))];
        UnifyResult result = Pipeline.Unify(tables, Options(given, moment) with
        {
            Judgments = [.. awake.Select(j => new RowJudgment(rows[j.Left], rows[j.Right], j.Decision, j.Made.By, j.Made.Why))],
            StageBegins = stageBegins,
        });
        stageBegins?.Invoke("live");
        Settings settings = Settings.Of(result, given);
        var loaded = new LoadedBase(
            fit with { Settings = SettingsFile.Text(settings) }, settings, result, new RecordBook([.. tables.SelectMany(t => t.Ids)]),
            sources.Select((s, i) => new FitSource(s.Id, s.Name, s.Columns, result.Table.Mappings[i])));
        int[] first = [.. sources.Select((_, i) => tables.Take(i).Sum(t => t.Ids.Count))];
        var place = sources.Select((s, i) => (s.Name, First: first[i])).ToDictionary(s => s.Name, s => s.First, StringComparer.Ordinal);
        HashSet<long> isAwake = [.. awake.Select(j => j.Id)];
        foreach (StoredJudgment judgment in held)
            if (isAwake.Contains(judgment.Id))
                loaded.Judgments.Apply(judgment, place[rows[judgment.Left].Source] + rows[judgment.Left].Row - 1, place[rows[judgment.Right].Source] + rows[judgment.Right].Row - 1);
            else
                loaded.Judgments.Sleep(judgment);
        return loaded;
    }

    /// <summary>Where the records that judgments are about stand in the tables of a version.</summary>
    Dictionary<RecordAnchor, RowKey> Rows(IReadOnlyList<StoredJudgment> judgments, IReadOnlyList<StoredSource> sources, long version)
    {
        var rows = new Dictionary<RecordAnchor, RowKey>();
        foreach (IGrouping<int, RecordAnchor> judged in judgments.SelectMany(j => (RecordAnchor[])[j.Left, j.Right]).Distinct().GroupBy(a => a.Source))
        {
            if (sources.FirstOrDefault(s => s.Id == judged.Key) is not { } source)
                continue;
            Dictionary<RecordId, RecordAnchor> wanted = [];
            foreach (RecordAnchor anchor in judged)
                if (store.Records.Versions(anchor).FirstOrDefault(v => v.Held.At(version)) is { } there)
                    wanted.Add(there.Id, anchor);
            int row = 0;
            foreach (RecordId id in store.Records.Ids(version, source.Id))
            {
                row++;
                if (wanted.TryGetValue(id, out RecordAnchor anchor))
                    rows.Add(anchor, new RowKey(source.Name, row));
            }
        }
        return rows;
    }

    static UnifyOptions Options(Settings settings, DateTimeOffset moment) => new()
    {
        AsOf = moment.DateTime,
        AsOfLatestInteraction = true,
        IgnoredColumns = settings.Ignored,
        Mappings = settings.Mappings,
        Match = settings.Match,
        Merge = settings.Merge,
        Scheme = settings.Scheme,
        SchemeNotes = settings.SchemeNotes,
        Currency = settings.Currency,
    };
}
