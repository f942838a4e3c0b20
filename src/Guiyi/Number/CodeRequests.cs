using Guiyi.Internals;
using Guiyi.Merge;

namespace Guiyi.Number;

/// <summary>Customers to be numbered, as columns: each is asked for once.</summary>
sealed class CodeRequests
{
    /// <summary>What the numbers of <see cref="Customers"/> say.</summary>
    public required IdBook Book { get; init; }

    /// <summary>Where their codes are to lie.</summary>
    public ColumnStore Store { get; init; } = ColumnStore.Memory;

    /// <summary>The customers' ids.</summary>
    public required ulong[] Customers { get; init; }

    /// <summary>The code without its serial: for each customer a place in <see cref="Prefixes"/>.</summary>
    public required int[] PrefixOf { get; init; }

    /// <summary>The distinct prefixes.</summary>
    public required IReadOnlyList<string> Prefixes { get; init; }

    /// <summary>New customers of a prefix are numbered in the order of these, then of their ids; null where the ids alone decide.</summary>
    public ulong[]? Keys { get; init; }

    public int Count => Customers.Length;

    /// <summary>The requests as columns.</summary>
    public static CodeRequests Of(IReadOnlyList<NumberRequest> requests)
    {
        var book = new IdBook();
        var prefixes = new List<string>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        string[] keys = [.. requests.Select(r => r.OrderKey).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var ranks = Enumerable.Range(0, keys.Length).ToDictionary(i => keys[i], i => (ulong)i, StringComparer.Ordinal);
        var columns = new CodeRequests
        {
            Book = book,
            Customers = new ulong[requests.Count],
            PrefixOf = new int[requests.Count],
            Prefixes = prefixes,
            Keys = new ulong[requests.Count],
        };
        for (int i = 0; i < requests.Count; i++)
        {
            ArgumentException.ThrowIfNullOrEmpty(requests[i].CustomerId, nameof(requests));
            columns.Customers[i] = book.Add(requests[i].CustomerId);
            if (!places.TryGetValue(requests[i].Prefix, out int prefix))
            {
                places.Add(requests[i].Prefix, prefix = prefixes.Count);
                prefixes.Add(requests[i].Prefix);
            }
            (columns.PrefixOf[i], columns.Keys[i]) = (prefix, ranks[requests[i].OrderKey]);
        }
        return columns;
    }

    /// <summary>The requests in the order of the customers' ids.</summary>
    public int[] InOrder()
    {
        int[] order = new int[Count];
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        if (IsRising())
            return order;
        ulong[] ids = [.. Customers];
        Book.Sort(ref ids, ref order);
        return order;
    }

    bool IsRising()
    {
        for (int i = 1; i < Customers.Length; i++)
            if (Book.Compare(Customers[i - 1], Customers[i]) >= 0)
                return false;
        return true;
    }

    /// <summary>Puts requests that stand in the order of ids into the order of their keys.</summary>
    public void SortByKey(Span<int> some)
    {
        if (Keys is null)
            return;
        int[] items = [.. some];
        ulong[] keys = Array.ConvertAll(items, i => Keys[i]);
        RadixSort.Sort(ref keys, ref items, items.Length);
        items.AsSpan(0, some.Length).CopyTo(some);
    }
}
