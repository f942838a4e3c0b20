using System.Collections;

namespace Guiyi;

/// <summary>A list of which all items are the same: it takes no memory for each.</summary>
sealed class Alike<T>(int count, T item) : IReadOnlyList<T>
{
    public int Count => count;

    public T this[int index] => (uint)index < (uint)count ? item : throw new ArgumentOutOfRangeException(nameof(index));

    public IEnumerator<T> GetEnumerator() => Enumerable.Repeat(item, count).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
