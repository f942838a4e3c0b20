namespace Guiyi.Hub.Storage.Databases;

/// <summary>Rows in the order of their table: many are added several times faster one after the other than here and there.</summary>
static class InOrder
{
    public static T[] By<T>(IEnumerable<T> items, Func<T, long> key)
    {
        T[] sorted = [.. items];
        long[] keys = Array.ConvertAll(sorted, item => key(item));
        Array.Sort(keys, sorted);
        return sorted;
    }

    public static T[] By<T>(IEnumerable<T> items, Func<T, string> key)
    {
        T[] sorted = [.. items];
        string[] keys = Array.ConvertAll(sorted, item => key(item));
        Array.Sort(keys, sorted, StringComparer.Ordinal);
        return sorted;
    }
}
