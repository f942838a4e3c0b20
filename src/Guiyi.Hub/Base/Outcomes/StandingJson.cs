using System.Text.Encodings.Web;
using System.Text.Json;
using Guiyi.Classify;

namespace Guiyi.Hub.Base.Outcomes;

/// <summary>Classes of a scheme as they are stored: few different texts, each made once.</summary>
sealed class StandingJson(ClassScheme scheme)
{
    static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly Dictionary<string, (string Classes, string Because)> known = new(StringComparer.Ordinal);

    /// <summary>An object of dimension to class, and one of dimension to the rule that said so.</summary>
    public (string Classes, string Because) Of(IReadOnlyList<ClassAssignment> classes)
    {
        string key = string.Join('\n', classes.Select(c => c.Code));
        if (!known.TryGetValue(key, out var texts))
            known.Add(key, texts = (
                JsonSerializer.Serialize(classes.ToDictionary(c => c.Dimension, c => c.Code), Readable),
                JsonSerializer.Serialize(classes.ToDictionary(c => c.Dimension, Rule), Readable)));
        return texts;
    }

    string Rule(ClassAssignment of) => scheme.Dimensions.First(d => d.Name == of.Dimension).Classes.FirstOrDefault(c => c.Code == of.Code)?.When ?? "otherwise";

    /// <summary>An object of texts by name.</summary>
    public static IReadOnlyDictionary<string, string> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
}
