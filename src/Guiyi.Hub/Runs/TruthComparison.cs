using Guiyi.Evaluate;
using Guiyi.Hub.Sinks.Results;
using Guiyi.Ingest;
using Guiyi.Internals;

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
        ColumnStore store = result.Table.Store;
        using Column<int> truth = TruthColumn.Labels(result.Table, column), predicted = store.NewUnset<int>(result.Table.Count);
        CustomerLookup.Numbers(result, predicted.Span);
        List<(string Scope, Scores Scores)> scopes = [];
        List<WrongPair> wrong = [];
        // Neither needs the other.
        Parallel.Invoke(() => scopes = ScoresByScope(result, predicted, truth), () => wrong = WrongPairs.Of(result, predicted, truth));
        return new TruthComparison(column, scopes, WorstErrors.Find(
            [.. wrong.Select(w => w.Pair)], i => wrong[i].Evidence(), (i, forSame) => wrong[i].Misleading(forSame), predicted.Span, truth.Span, scopes[0].Scores, Listed, store));
    }

    static List<(string, Scores)> ScoresByScope(UnifyResult result, Column<int> predicted, Column<int> truth)
    {
        var scopes = new List<(string, Scores)> { ("all", ClusterScores.Of(predicted.Span, truth.Span, truth.Store)) };
        int persons = result.Persons.Customers.Count;
        if (persons > 0 && result.Organizations.Customers.Count > 0)
        {
            scopes.Add(("persons", ScoresOf(predicted, truth, record => predicted[record] < persons)));
            // A row may name a company and its contact; the truth may be about either.
            using Column<int> organizations = truth.Store.NewUnset<int>(truth.Length);
            for (int record = 0; record < organizations.Length; record++)
                organizations[record] = result.Organizations.Customers.CustomerOf(record);
            scopes.Add(("organizations", ScoresOf(organizations, truth, _ => true)));
        }
        return scopes;
    }

    /// <summary>Scores of some of the records that are somebody's.</summary>
    static Scores ScoresOf(Column<int> predicted, Column<int> truth, Func<int, bool> counts)
    {
        using Column<int> only = Column<int>.Of(truth.Store, truth.Span);
        for (int record = 0; record < only.Length; record++)
            if (predicted[record] < 0 || !counts(record))
                only[record] = -1;
        return ClusterScores.Of(predicted.Span, only.Span, truth.Store);
    }
}
