using System.Globalization;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Records;

namespace Guiyi.Hub.Base.Ingest;

/// <summary>
/// Gives the rows of one file their keys, in the file's order. A key that stands in it again is another record, by its ordinal: "K", "K~2", "K~3" for the
/// lines of an order, say. A row that says what one of these records says is that record, wherever it stands: part of a file again changes nothing.
/// </summary>
sealed class FileKeys(Store store, int source)
{
    readonly HashSet<string> taken = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> last = new(StringComparer.Ordinal);
    readonly Dictionary<ulong, int> equal = [];

    /// <summary>The keys of the rows that come next.</summary>
    /// <param name="rows">What the key column says, null for nothing, and the content.</param>
    public string[] Of(IReadOnlyList<(string? Key, ulong Content)> rows)
    {
        ILookup<string, RecordHead> stored = Repeated([.. rows.Select(r => r.Key).OfType<string>().Distinct(StringComparer.Ordinal)]);
        return [.. rows.Select(row => row.Key is { } key ? Of(key, row.Content, stored[key]) : Of(row.Content))];
    }

    string Of(string key, ulong content, IEnumerable<RecordHead> stored)
    {
        foreach (RecordHead head in stored)
            if (head.Content == content && taken.Add(head.Key))
                return head.Key;
        while (true)
        {
            int ordinal = last[key] = last.GetValueOrDefault(key) + 1;
            string own = ordinal == 1 ? key : string.Create(CultureInfo.InvariantCulture, $"{key}~{ordinal}");
            if (taken.Add(own))
                return own;
        }
    }

    string Of(ulong content)
    {
        int before = equal.GetValueOrDefault(content);
        equal[content] = before + 1;
        return RecordKey.Of(content, before);
    }

    /// <summary>What is stored of keys that more than one record has, by ordinal.</summary>
    ILookup<string, RecordHead> Repeated(IReadOnlyList<string> keys)
    {
        IReadOnlyList<(string Key, RecordHead Head)> again = store.Records.Repeats(source, keys);
        List<(string Key, int Ordinal, RecordHead Head)> found = [];
        foreach ((string key, RecordHead head) in again)
            if (int.TryParse(head.Key.AsSpan(key.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int ordinal))
                found.Add((key, ordinal, head));
        foreach (RecordHead head in store.Records.Heads(source, found.Select(f => f.Key)))
            found.Add((head.Key, 1, head));
        return found.OrderBy(f => f.Ordinal).ToLookup(f => f.Key, f => f.Head, StringComparer.Ordinal);
    }
}
