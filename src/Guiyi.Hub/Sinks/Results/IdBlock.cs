using System.Buffers;
using Guiyi.Merge;

namespace Guiyi.Hub.Sinks.Results;

/// <summary>The customer ids of a part of a table, fetched together as <see cref="CellBlock"/> fetches texts.</summary>
sealed class IdBlock : IDisposable
{
    readonly string?[] ids = ArrayPool<string?>.Shared.Rent(ParallelRows.ItemsPerPart);
    long touched;

    /// <param name="customers">Whose ids.</param>
    /// <param name="from">First item.</param>
    /// <param name="to">Item after the last.</param>
    /// <param name="customer">Gives an item's customer, or -1.</param>
    public IdBlock(CustomerBase customers, int from, int to, Func<int, int> customer)
    {
        Span<string?> own = ids.AsSpan(0, to - from);
        for (int i = 0; i < own.Length; i++)
            own[i] = customer(from + i) is >= 0 and int known ? customers.Id(known) : null;
        foreach (string? id in own)
            touched += id?.Length ?? 0;
    }

    public string? this[int row] => ids[row];

    /// <summary>Sum of the lengths: of no use but to have touched the texts.</summary>
    public long Touched => touched;

    public void Dispose() => ArrayPool<string?>.Shared.Return(ids);
}
