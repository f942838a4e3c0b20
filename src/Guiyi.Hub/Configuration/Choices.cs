namespace Guiyi.Hub.Configuration;

/// <summary>Enumerations as people write them: PersonName is person_name.</summary>
static class Choices<T>
    where T : struct, Enum
{
    static readonly Dictionary<string, T> ByName = Enum.GetValues<T>().ToDictionary(Of, StringComparer.Ordinal);

    public static IReadOnlyCollection<string> Names => ByName.Keys;

    public static string Of(T value) => Sinks.Results.Words.Snake(value.ToString());

    public static bool TryRead(string text, out T value) => ByName.TryGetValue(text, out value);
}
