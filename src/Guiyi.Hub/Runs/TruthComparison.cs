using Guiyi.Evaluate;
using Guiyi.Hub.Sinks.Results;
using Guiyi.Ingest;
using Guiyi.Match;
using Guiyi.Merge;
using Guiyi.Standardize;

namespace Guiyi.Hub.Runs;

/// <summary>A result compared with a truth column of its own sources.</summary>
/// <param name="Column">The column.</param>
/// <param name="Scopes">Scores of all records (<c>all</c>), and of <c>persons</c> and <c>organizations</c> where there are both.</param>
/// <param name="Errors">The worst errors; items are records.</param>
public sealed record TruthComparison(string Column, IReadOnlyList<(string Scope, Scores Scores)> Scopes, ErrorReport Errors)
{
    const int Listed = 20;

    /// <exception cref="InputException">No source has such a column.</exception>
    public static void MustExist(string column, IReadOnlyList<IRawTable> sources)
    {
        if (!sources.Any(s => s.Columns.Contains(column, StringComparer.OrdinalIgnoreCase)))
            throw new InputException($"--truth: found '{column}', which no source has; expected one of {string.Join(", ", sources.SelectMany(s => s.Columns).Distinct())}.");
    }

    public static TruthComparison Of(UnifyResult result, string column)
    {
        int[] truth = Labels(result.Table, column), predicted = CustomerLookup.Numbers(result);
        var scopes = new List<(string, Scores)> { ("all", ClusterScores.Of(predicted, truth)) };
        int persons = result.Persons.Customers.Count;
        if (persons > 0 && result.Organizations.Customers.Count > 0)
        {
            scopes.Add(("persons", ClusterScores.Of(predicted, Only(truth, i => predicted[i] >= 0 && predicted[i] < persons))));
            // A row may name a company and its contact; the truth may be about either.
            int[] organizations = [.. Enumerable.Range(0, truth.Length).Select(result.Organizations.Customers.CustomerOf)];
            scopes.Add(("organizations", ClusterScores.Of(organizations, Only(truth, i => organizations[i] >= 0))));
        }
        return new TruthComparison(column, scopes, Worst(result, predicted, truth));
    }

    static int[] Only(int[] truth, Func<int, bool> keep) => [.. truth.Select((label, i) => keep(i) ? label : -1)];

    static int[] Labels(RecordTable table, string column)
    {
        var entities = new Dictionary<string, int>(StringComparer.Ordinal);
        int[] labels = new int[table.Count];
        Array.Fill(labels, -1);
        for (int s = 0; s < table.Sources.Count; s++)
        {
            SourceTable source = table.Sources[s];
            int at = source.Columns.ToList().FindIndex(c => string.Equals(c, column, StringComparison.OrdinalIgnoreCase));
            if (at < 0)
                continue;
            // Each distinct text is looked at once.
            int[] labelOf = new int[source.Values(at).Count];
            for (int code = 0; code < labelOf.Length; code++)
                labelOf[code] = Label(entities, source.Values(at).Text(code).Trim());
            for (int local = 0; local < source.Count; local++)
                labels[table.First(s) + local] = labelOf[source.Code(at, local)];
        }
        return labels;
    }

    static int Label(Dictionary<string, int> entities, string entity)
    {
        if (entity.Length == 0)
            return -1;
        if (!entities.TryGetValue(entity, out int label))
            entities.Add(entity, label = entities.Count);
        return label;
    }

    static ErrorReport Worst(UnifyResult result, int[] predicted, int[] truth)
    {
        var pairs = new List<ScoredPair>();
        var origins = new List<(KindResult Kind, int Pair)>();
        foreach (KindResult kind in (KindResult[])[result.Persons, result.Organizations])
            for (int pair = 0; pair < kind.Match.Pairs.Count; pair++)
            {
                (int left, int right, double weight) = kind.Match.PairAt(pair);
                (int a, int b) = (kind.Match.Nodes.Record(left), kind.Match.Nodes.Record(right));
                // A record counts for the person it names: pairs of its organization say nothing about that.
                if (!CountsFor(result, kind, a) || !CountsFor(result, kind, b) || truth[a] < 0 || truth[b] < 0 || predicted[a] == predicted[b] == (truth[a] == truth[b]))
                    continue;
                pairs.Add(new ScoredPair(a, b, weight));
                origins.Add((kind, pair));
            }
        return WorstErrors.Find(pairs, i => Evidence(origins[i].Kind, origins[i].Pair), predicted, truth, Listed);
    }

    static bool CountsFor(UnifyResult result, KindResult kind, int record) =>
        ReferenceEquals(kind, result.Persons) || result.Persons.Customers.CustomerOf(record) < 0;

    static PairEvidence[] Evidence(KindResult kind, int pair) =>
        [.. kind.Match.Explain(pair).Select(e => new PairEvidence(e.Attribute, e.Left, e.Right, e.Weight))];
}
