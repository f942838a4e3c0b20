using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Guiyi.Evaluate;
using Guiyi.Hub.Sinks.Results;

namespace Guiyi.Hub.Runs;

/// <summary>A result on disk compared with a truth.</summary>
/// <param name="Records">Source and row of each record of the result.</param>
/// <param name="Scores">Scores over the records that the truth knows.</param>
/// <param name="Errors">The worst errors; items are positions in <paramref name="Records"/>.</param>
/// <param name="Problems">Rows of the truth that could not be used.</param>
public sealed record Evaluation(IReadOnlyList<(string Source, int Row)> Records, Scores Scores, ErrorReport Errors, IReadOnlyList<TruthProblem> Problems)
{
    /// <summary>The figures as JSON.</summary>
    public string ToJson()
    {
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" }))
        {
            json.WriteStartObject();
            ScoresJson.Write(json, Scores);
            ScoresJson.WriteErrors(json, Errors);
            json.WriteNumber("truth_rows_not_usable", Problems.Count);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }
}

/// <summary>Scores <c>records.csv</c> of a result, with the evidence of its <c>links.csv</c>.</summary>
public static class EvaluateRun
{
    const int Listed = 20;

    /// <param name="folder">A result.</param>
    /// <param name="truthPath">A table source,row,entity.</param>
    /// <param name="organizations">Score the organizations that rows name instead of their customers.</param>
    /// <exception cref="Sources.SourceException">A file is missing or cannot be read.</exception>
    /// <exception cref="InputException">A file is not what it should be.</exception>
    public static Evaluation Run(string folder, string truthPath, bool organizations)
    {
        var result = ScoredRecords.Read(Path.Combine(folder, RecordsCsv.Name), organizations ? "organization_id" : "customer_id");
        TruthLabels truth = TruthTable.Label(ReadTruth(truthPath), result.Keys);
        if (truth.Known == 0)
            throw new InputException($"{truthPath}: found no row of the result in it ({(truth.Problems.Count > 0 ? truth.Problems[0].Text : "no rows")}); expected source and row as in {RecordsCsv.Name}.");
        (List<ScoredPair> pairs, List<string> evidence) = ReadLinks(Path.Combine(folder, LinksCsv.Name), result, truth.Labels, organizations);
        ErrorReport errors = WorstErrors.Find(pairs, i => Evidence(result, pairs[i], evidence[i]), result.Customers, truth.Labels, Listed);
        return new Evaluation(result.Keys, ClusterScores.Of(result.Customers, truth.Labels), errors, truth.Problems);
    }

    static List<TruthRow> ReadTruth(string path)
    {
        ResultTable table = ResultTable.Edited(path);
        int source = table.Column("source"), row = table.Column("row"), entity = EntityColumn(path, table);
        var rows = new List<TruthRow>();
        table.Read(line => rows.Add(new TruthRow(line[source].Trim().ToString(), line[row].Trim().ToString(), line[entity].Trim().ToString())));
        return rows;
    }

    static int EntityColumn(string path, ResultTable table)
    {
        string[] found = [.. ((string[])["entity", "customer_id", "company_id"]).Where(n => table.Find(n) >= 0)];
        return found is ["entity", ..] or [_]
            ? table.Find(found[0])
            : throw new InputException($"{path}: line 1: found {(found.Length == 0 ? "no column for the entity" : $"both {string.Join(" and ", found)}")}; expected source,row,entity.");
    }

    /// <summary>Only pairs on which the result is wrong are kept: the others are never asked for.</summary>
    static (List<ScoredPair>, List<string>) ReadLinks(string path, ScoredRecords result, int[] truth, bool organizations)
    {
        ResultTable table = ResultTable.Written(path);
        int[] key = [table.Column("source_a"), table.Column("row_a"), table.Column("source_b"), table.Column("row_b")];
        int weight = table.Column("weight"), text = table.Column("evidence"), kind = table.Column("kind");
        var pairs = new List<ScoredPair>();
        var evidence = new List<string>();
        table.Read(row =>
        {
            int a = result.Find(row[key[0]], row[key[1]]), b = result.Find(row[key[2]], row[key[3]]);
            if (a < 0 || b < 0 || truth[a] < 0 || truth[b] < 0 || (organizations && !row[kind].SequenceEqual("organization")))
                return;
            bool joined = result.Customers[a] >= 0 && result.Customers[a] == result.Customers[b];
            if (joined == (truth[a] == truth[b]) || !double.TryParse(row[weight], NumberStyles.Float, CultureInfo.InvariantCulture, out double bits))
                return;
            pairs.Add(new ScoredPair(a, b, bits));
            evidence.Add(row[text].ToString());
        });
        return (pairs, evidence);
    }

    static PairEvidence[] Evidence(ScoredRecords result, ScoredPair pair, string text) =>
        [.. EvidenceText.Read(text).Select(e => new PairEvidence(e.Attribute, result.Value(pair.A, e.Attribute), result.Value(pair.B, e.Attribute), e.Weight))];
}
