namespace Guiyi.Internals;

/// <summary>Where to find a text.</summary>
/// <param name="Texts">The dictionary that holds it; null for no text.</param>
/// <param name="Code">Its code there.</param>
public readonly record struct TextPlace(TextDictionary? Texts, int Code)
{
    /// <summary>
    /// Finds many texts, and brings them near. From a code to its text there are two waits for memory, one after the other; what is waited for
    /// is asked for all texts before the first is waited for.
    /// </summary>
    /// <param name="places">Where to find the texts.</param>
    /// <param name="texts">Takes the texts.</param>
    public static void Fetch(ReadOnlySpan<TextPlace> places, Span<StoredText> texts)
    {
        foreach (TextPlace place in places)
            place.Texts?.PrefetchPlace(place.Code);
        for (int i = 0; i < places.Length; i++)
            texts[i] = places[i].Texts is { } dictionary ? dictionary.Stored(places[i].Code) : default;
        foreach (StoredText text in texts[..places.Length])
            text.Prefetch();
    }
}
