using System.Text.Json;
using Guiyi.Hub.Sinks.Report;
using Guiyi.Review;

namespace Guiyi.Hub.Sinks.Results;

/// <summary>How good the result thinks it is, and what to ask a person, in <c>run.json</c>.</summary>
static class EstimateJson
{
    public static void Write(Utf8JsonWriter json, CertaintyView certainty)
    {
        if (certainty.Quality is { } quality)
        {
            json.WriteStartObject("estimated_quality");
            Write(json, "precision", quality.Precision);
            Write(json, "recall", quality.Recall);
            json.WriteNumber("right_pairs", Math.Round(quality.Right, 1));
            json.WriteNumber("wrong_pairs", Math.Round(quality.Wrong, 1));
            json.WriteNumber("missed_pairs", Math.Round(quality.Missed, 1));
            json.WriteNumber("never_found_pairs", Math.Round(quality.NeverFound, 1));
            json.WriteEndObject();
        }
        json.WriteStartArray("questions");
        foreach (QuestionLine question in certainty.Questions)
        {
            json.WriteStartObject();
            json.WriteString("source_a", question.Left.Source);
            json.WriteNumber("row_a", question.Left.Row);
            json.WriteString("source_b", question.Right.Source);
            json.WriteNumber("row_b", question.Right.Row);
            json.WriteString("now", question.IsTogether ? "same" : "different");
            json.WriteNumber("probability", Math.Round(question.Probability, 4));
            json.WriteNumber("decides", question.Decides);
            json.WriteNumber("usefulness", Math.Round(question.Usefulness, 2));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, string name, Estimate estimate)
    {
        json.WriteStartObject(name);
        json.WriteNumber("value", Math.Round(estimate.Value, 5));
        json.WriteNumber("low", Math.Round(estimate.Low, 5));
        json.WriteNumber("high", Math.Round(estimate.High, 5));
        json.WriteEndObject();
    }
}
