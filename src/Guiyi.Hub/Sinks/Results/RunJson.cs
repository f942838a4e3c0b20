using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Guiyi.Evaluate;
using Guiyi.Hub.Runs;
using Guiyi.Hub.Sinks.Report;
using Guiyi.Ingest;
using Guiyi.Match;
using Guiyi.Match.Scoring;

namespace Guiyi.Hub.Sinks.Results;

/// <summary><c>run.json</c>: the run in figures, for programs.</summary>
static class RunJson
{
    public const string Name = "run.json";

    public static string Of(UnifyOutcome outcome, UnifyRequest request)
    {
        var buffer = new MemoryStream();
        // Chinese stays readable; the file is no part of an HTML page.
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("program", "guiyi");
            json.WriteString("version", request.Version);
            json.WriteNumber("run", outcome.Run);
            json.WriteString("as_of", outcome.Result.Options.AsOf.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            InputsJson.Write(json, outcome.Inputs);
            Totals(json, outcome.Report);
            Sources(json, outcome.Report);
            foreach (KindResult kind in (KindResult[])[outcome.Result.Persons, outcome.Result.Organizations])
                Kind(json, kind);
            if (outcome.Report.Certainty is { } certainty)
                EstimateJson.Write(json, certainty);
            Codes(json, outcome.Result);
            if (outcome.Truth is { } truth)
                Quality(json, truth);
            Stages(json, outcome);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    static void Totals(Utf8JsonWriter json, ReportModel report)
    {
        ReportTotals totals = report.Totals;
        json.WriteStartObject("totals");
        json.WriteNumber("rows", totals.RowsRead);
        json.WriteNumber("accepted", totals.RowsAccepted);
        json.WriteNumber("rejected", totals.RowsRejected);
        json.WriteBoolean("rows_add_up", report.Sources.All(s => s.Rows == s.Accepted + s.Rejected));
        json.WriteNumber("without_identity", totals.RowsWithoutIdentity);
        json.WriteNumber("mentions", totals.Mentions);
        json.WriteNumber("customers", totals.Persons + totals.Organizations);
        json.WriteNumber("persons", totals.Persons);
        json.WriteNumber("organizations", totals.Organizations);
        json.WriteNumber("interactions", totals.Interactions);
        json.WriteNumber("relations", totals.Relations);
        json.WriteEndObject();
    }

    static void Sources(Utf8JsonWriter json, ReportModel report)
    {
        json.WriteStartArray("sources");
        foreach (SourceView source in report.Sources)
        {
            json.WriteStartObject();
            json.WriteString("source", source.Source);
            json.WriteString("format", source.Format);
            json.WriteNumber("rows", source.Rows);
            json.WriteNumber("accepted", source.Accepted);
            json.WriteNumber("rejected", source.Rejected);
            json.WriteNumber("without_identity", source.WithoutIdentity);
            json.WriteNumber("values_ignored", source.ValuesIgnored);
            json.WriteNumber("interactions", source.Interactions);
            json.WriteNumber("customers", source.Customers);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void Kind(Utf8JsonWriter json, KindResult kind)
    {
        MatchResult match = kind.Match;
        json.WriteStartObject(kind.Customers.Kind == Model.EntityKind.Person ? "persons" : "organizations");
        json.WriteNumber("records", match.Nodes.Count);
        json.WriteNumber("customers", kind.Customers.Count);
        json.WriteNumber("pairs_compared", match.Compared);
        json.WriteNumber("pairs_ruled_same", match.Ruled.Count);
        json.WriteNumber("joinings_refused", kind.Merged.Refused.Count);
        Figure(json, "threshold_bits", match.Threshold);
        Figure(json, "threshold_probability", MatchResult.Probability(match.Threshold));
        if (match.Pairs.Count > 0)
            Figure(json, "estimated_precision", Calibration.ExpectedPrecision(match.Weights, match.Threshold));
        json.WriteNumber("records_compared_with_nobody", match.Crowded);
        json.WriteStartArray("attributes_not_compared");
        foreach (string attribute in match.NotCompared)
            json.WriteStringValue(attribute);
        json.WriteEndArray();
        json.WriteStartArray("recipes");
        foreach (var recipe in match.Recipes)
        {
            json.WriteStartObject();
            json.WriteString("recipe", recipe.Name);
            json.WriteNumber("pairs", recipe.Pairs);
            json.WriteNumber("largest_block", recipe.LargestBlock);
            json.WriteNumber("blocks_left_out", recipe.BlocksLeftOut);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        Parameters(json, match.Scorer);
        json.WriteEndObject();
    }

    static void Parameters(Utf8JsonWriter json, PairScorer scorer)
    {
        MatchModel model = scorer.Model;
        json.WriteStartObject("model");
        json.WriteNumber("prior", model.Prior);
        json.WriteNumber("relatives_prior", model.RelativesPrior);
        json.WriteStartArray("attributes");
        for (int a = 0; a < model.Attributes.Count; a++)
        {
            json.WriteStartObject();
            json.WriteString("attribute", model.Attributes[a]);
            json.WriteStartArray("levels");
            for (int level = 1; level <= model.Levels[a].Count; level++)
            {
                json.WriteStartObject();
                json.WriteString("level", model.Levels[a][level - 1]);
                json.WriteNumber("m", model.M[a][level]);
                json.WriteNumber("u", model.U[a][level]);
                json.WriteNumber("h", model.H[a][level]);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Codes(Utf8JsonWriter json, UnifyResult result)
    {
        json.WriteStartObject("codes");
        json.WriteString("pattern", result.Scheme.CodePattern);
        json.WriteNumber("kept", result.Codes.Kept);
        json.WriteNumber("issued", result.Codes.Issued);
        json.WriteNumber("restored", result.Codes.Restored);
        json.WriteNumber("reclassified", result.Codes.Reclassified);
        json.WriteNumber("merged", result.Codes.Merged);
        json.WriteNumber("absent", result.Codes.Absent);
        json.WriteEndObject();
    }

    static void Quality(Utf8JsonWriter json, TruthComparison truth)
    {
        json.WriteStartObject("quality");
        json.WriteString("truth", truth.Column);
        foreach ((string scope, Scores scores) in truth.Scopes)
        {
            json.WriteStartObject(scope);
            ScoresJson.Write(json, scores);
            json.WriteEndObject();
        }
        ScoresJson.WriteErrors(json, truth.Errors);
        json.WriteEndObject();
    }

    static void Stages(Utf8JsonWriter json, UnifyOutcome outcome)
    {
        json.WriteStartArray("stages");
        foreach (StageTime stage in outcome.Stages)
        {
            json.WriteStartObject();
            json.WriteString("stage", stage.Stage);
            Figure(json, "seconds", stage.Seconds);
            Figure(json, "processor_seconds", stage.ProcessorSeconds);
            json.WriteNumber("peak_bytes", stage.PeakBytes);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        Figure(json, "seconds", outcome.Seconds);
        json.WriteNumber("peak_bytes", outcome.PeakBytes);
        json.WriteNumber("memory_budget", outcome.Memory.Plan.Budget);
        json.WriteNumber("memory_estimate", outcome.Memory.Plan.Estimate);
        json.WriteBoolean("on_disk", outcome.Memory.Plan.IsOnDisk);
        json.WriteNumber("scratch_bytes", outcome.Memory.ScratchBytes);
    }

    static void Figure(Utf8JsonWriter json, string name, double value) => json.WriteNumber(name, Math.Round(value, 4));
}
