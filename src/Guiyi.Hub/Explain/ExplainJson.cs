using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Guiyi.Hub.Sinks.Results;
using Guiyi.Match;
using Guiyi.Match.Blocking;
using Guiyi.Merge;

namespace Guiyi.Hub.Explain;

/// <summary>An explanation for programs.</summary>
public static class ExplainJson
{
    /// <summary>The explanation as JSON.</summary>
    public static string Of(Explanation explanation)
    {
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteStartArray("pairs");
            foreach (PairExplanation pair in explanation.Pairs)
                Write(json, pair);
            json.WriteEndArray();
            json.WriteStartArray("customers");
            foreach (CustomerExplanation customer in explanation.Customers)
                Write(json, customer);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    static void Write(Utf8JsonWriter json, PairExplanation pair)
    {
        json.WriteStartObject();
        json.WriteString("kind", Words.Of(pair.Kind));
        Place(json, "a", pair.Left);
        Place(json, "b", pair.Right);
        json.WriteStartArray("bars");
        foreach (Bar bar in pair.Bars)
            Write(json, bar);
        json.WriteEndArray();
        json.WriteNumber("total", pair.Total);
        json.WriteNumber("probability", pair.Probability);
        json.WriteNumber("threshold", pair.Threshold);
        json.WriteNumber("threshold_probability", pair.ThresholdProbability);
        json.WriteString("decision", LinksCsv.Of(pair.Decision));
        json.WriteString("by", pair.By);
        json.WriteString("reason", pair.Reason);
        json.WriteString("compared", Words.Snake(pair.Compared.ToString()));
        json.WriteStartArray("recipes");
        foreach (RecipeTrace recipe in pair.Recipes)
            Write(json, recipe);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, Bar bar)
    {
        json.WriteStartObject();
        json.WriteString("what", bar.Attribute);
        json.WriteNumber("bits", bar.Bits);
        if (bar.Level.Length > 0)
        {
            json.WriteNumber("rarity_bits", bar.RarityBits);
            json.WriteString("level", bar.Level);
            json.WriteString("a", bar.Left);
            json.WriteString("b", bar.Right);
        }
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, RecipeTrace recipe)
    {
        json.WriteStartObject();
        json.WriteString("recipe", recipe.Recipe);
        json.WriteBoolean("finds", recipe.Finds);
        json.WriteNumber("block", recipe.Block);
        json.WriteNumber("largest_block", recipe.LargestBlock);
        json.WriteStartObject("features");
        foreach (FeatureTrace feature in recipe.Features)
            json.WriteString(feature.Feature, Words.Snake(feature.State.ToString()));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, CustomerExplanation customer)
    {
        json.WriteStartObject();
        json.WriteString("customer_id", customer.Id);
        json.WriteString("code", customer.Code);
        json.WriteString("kind", Words.Of(customer.Kind));
        json.WriteString("name", customer.Name);
        json.WriteNumber("threshold", customer.Threshold);
        json.WriteStartArray("records");
        foreach (RecordPlace record in customer.Records)
            Write(json, record);
        json.WriteEndArray();
        json.WriteStartArray("joined");
        foreach (JoiningStep step in customer.Joined)
        {
            json.WriteStartObject();
            Ends(json, step.Left, step.Right, step.By, step.Who, step.Weight);
            json.WriteNumber("records_a", step.LeftSize);
            json.WriteNumber("records_b", step.RightSize);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("refused");
        foreach (RefusedStep step in customer.Refused)
        {
            json.WriteStartObject();
            Ends(json, step.Own, step.Other, step.By, step.Who, step.Weight);
            json.WriteString("reason", step.Reason);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Ends(Utf8JsonWriter json, RecordPlace a, RecordPlace b, JoiningKind by, string who, double? weight)
    {
        Place(json, "a", a);
        Place(json, "b", b);
        json.WriteString("by", Words.Snake(by.ToString()));
        json.WriteString("who", who);
        if (weight is not { } bits)
            return;
        json.WriteNumber("weight", bits);
        json.WriteNumber("probability", MatchResult.Probability(bits));
    }

    static void Place(Utf8JsonWriter json, string name, RecordPlace place)
    {
        json.WritePropertyName(name);
        Write(json, place);
    }

    static void Write(Utf8JsonWriter json, RecordPlace place)
    {
        json.WriteStartObject();
        json.WriteString("source", place.Source);
        json.WriteNumber("row", place.Row);
        json.WriteString("customer_id", place.CustomerId);
        json.WriteEndObject();
    }
}
