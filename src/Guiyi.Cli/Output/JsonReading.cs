using System.Text.Json;

namespace Guiyi.Cli.Output;

/// <summary>Short ways to read what a hub answers.</summary>
static class JsonReading
{
    /// <summary>A text; empty where it is left out.</summary>
    public static string Text(this JsonElement element, string member) => element.TryGetProperty(member, out JsonElement found) ? found.ToString() : "";

    public static IEnumerable<JsonElement> List(this JsonElement element, string member) => element.GetProperty(member).EnumerateArray();
}
