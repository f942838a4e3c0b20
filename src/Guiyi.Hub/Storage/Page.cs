namespace Guiyi.Hub.Storage;

/// <summary>A part of a long list, by key.</summary>
/// <param name="Items">What stands after the key that was asked for.</param>
/// <param name="Next">The key to ask for next; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, long? Next)
{
    /// <summary>A page from one item more than was asked for.</summary>
    internal static Page<T> Of(List<T> found, int limit, Func<T, long> key)
    {
        if (found.Count <= limit)
            return new Page<T>(found, null);
        found.RemoveAt(limit);
        return new Page<T>(found, key(found[^1]));
    }
}
