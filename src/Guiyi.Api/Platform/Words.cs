using Guiyi.Api.Platform.Problems;

namespace Guiyi.Api.Platform;

/// <summary>Words of enumerations where a message must say more than the JSON reader can.</summary>
static class Words
{
    /// <summary>The value of a word.</summary>
    /// <param name="word">As it was sent.</param>
    /// <param name="where">What it is the value of, for the message.</param>
    /// <exception cref="Refusal">There is no such word.</exception>
    public static T Read<T>(string word, string where)
        where T : struct, Enum
    {
        foreach (T value in Enum.GetValues<T>())
            if (ApiJson.Word(value) == word)
                return value;
        throw new Refusal(422, "There is no such word.", $"{where}: found '{word}'; expected one of {string.Join(", ", Enum.GetValues<T>().Select(ApiJson.Word))}.");
    }

    /// <summary>The same of one that may be left out.</summary>
    public static T? ReadOptional<T>(string? word, string where)
        where T : struct, Enum => string.IsNullOrEmpty(word) ? null : Read<T>(word, where);
}
