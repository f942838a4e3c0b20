using Guiyi.Api.Platform.Problems;
using Guiyi.Model;

namespace Guiyi.Api.Platform;

/// <summary>Words of enumerations in addresses and free members, where the JSON reader does not read them.</summary>
static class Words
{
    /// <summary>The value of a word; null where it is none.</summary>
    public static T? Read<T>(string word)
        where T : struct, Enum
    {
        foreach (T value in Enum.GetValues<T>())
            if (ApiJson.Word(value) == word)
                return value;
        return null;
    }

    /// <summary>The value of a word.</summary>
    /// <param name="word">As it was sent.</param>
    /// <param name="where">What it is the value of, for the message.</param>
    /// <exception cref="Refusal">There is no such word.</exception>
    public static T Read<T>(string word, string where)
        where T : struct, Enum =>
        Read<T>(word) ?? throw new Refusal(422, "There is no such word.", $"{where}: found '{word}'; expected one of {string.Join(", ", Enum.GetValues<T>().Select(ApiJson.Word))}.");

    /// <summary>The same of one that may be left out.</summary>
    public static T? ReadOptional<T>(string? word, string where)
        where T : struct, Enum => string.IsNullOrEmpty(word) ? null : Read<T>(word, where);

    /// <summary>A kind of customer.</summary>
    /// <exception cref="Refusal">It is none.</exception>
    public static EntityKind Kind(string word) => Read<EntityKind>(word) ?? throw new Refusal(400, "That is no kind of customer.", $"kind: found '{word}'; expected person or organization.");

    /// <summary>A kind of customer; null where none, or an empty one, is given.</summary>
    /// <exception cref="Refusal">It is none.</exception>
    public static EntityKind? OptionalKind(string? word) => string.IsNullOrEmpty(word) ? null : Kind(word);
}
