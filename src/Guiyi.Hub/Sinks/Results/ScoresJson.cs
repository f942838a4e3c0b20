using System.Text.Json;
using Guiyi.Evaluate;

namespace Guiyi.Hub.Sinks.Results;

/// <summary>Scores against a truth as JSON.</summary>
public static class ScoresJson
{
    /// <summary>Writes the scores' properties into the current object.</summary>
    public static void Write(Utf8JsonWriter json, Scores scores)
    {
        json.WriteNumber("records", scores.Items);
        Write(json, "pairs", scores.Pairs);
        Write(json, "bcubed", scores.BCubed);
        json.WriteNumber("true_pairs", scores.TruePairs);
        json.WriteNumber("found_pairs", scores.PredictedPairs);
        json.WriteNumber("right_pairs", scores.CorrectPairs);
        json.WriteNumber("true_clusters", scores.TrueClusters);
        json.WriteNumber("found_clusters", scores.PredictedClusters);
        json.WriteNumber("exact_clusters", scores.ExactClusters);
        json.WriteNumber("largest_true_cluster", scores.LargestTrueCluster);
        json.WriteNumber("largest_found_cluster", scores.LargestPredictedCluster);
    }

    /// <summary>Writes the errors by kind.</summary>
    public static void WriteErrors(Utf8JsonWriter json, ErrorReport errors)
    {
        json.WriteStartObject("errors");
        json.WriteNumber("false_pairs", errors.FalsePairs);
        json.WriteNumber("false_pairs_through_others", errors.FalsePairsThroughOthers);
        json.WriteNumber("missed_pairs", errors.MissedPairs);
        json.WriteNumber("missed_pairs_never_compared", errors.MissedPairsNeverCompared);
        json.WriteStartArray("misled_by");
        foreach (ErrorKind kind in errors.Kinds)
        {
            json.WriteStartObject();
            json.WriteString("attribute", kind.Attribute);
            json.WriteNumber("false_merges", kind.FalseMerges);
            json.WriteNumber("misses", kind.Misses);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, string name, PrecisionRecall quality)
    {
        json.WriteStartObject(name);
        json.WriteNumber("precision", Math.Round(quality.Precision, 5));
        json.WriteNumber("recall", Math.Round(quality.Recall, 5));
        json.WriteNumber("f1", Math.Round(quality.F1, 5));
        json.WriteEndObject();
    }
}
