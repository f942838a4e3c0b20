using Guiyi.Hub.Configuration;

namespace Guiyi.Hub.Storage.Databases;

/// <summary>Enumerations as the tables hold them: words for people to read, as everywhere in files.</summary>
static class Word<T>
    where T : struct, Enum
{
    static readonly Dictionary<T, string> Words = Enum.GetValues<T>().ToDictionary(v => v, Choices<T>.Of);

    public static string Of(T value) => Words[value];

    public static T Read(string word) => Choices<T>.TryRead(word, out T value)
        ? value
        : throw new StoreException(StoreFault.Damaged, $"The store holds '{word}'; expected one of {string.Join(", ", Choices<T>.Names)}.");
}
