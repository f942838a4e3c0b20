using Guiyi.Internals;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Match;

/// <summary>
/// The records that name an entity of one kind, in an order given by their content, not by their place in a file: so nothing that follows
/// depends on the order of rows. Codes are laid out by node, slot by slot.
/// </summary>
public sealed class NodeTable
{
    const int PartRecords = 1 << 14;

    readonly Column<int> records;
    readonly Column<ulong> keys;
    readonly Dictionary<AttributeColumn, Column<int>[]> columns = [];

    NodeTable(EntityKind kind, RecordTable table, Column<int> records, Column<ulong> keys)
    {
        (Kind, Table, this.records, this.keys) = (kind, table, records, keys);
        var codes = new Column<int>[table.Attributes.Count][];
        Parallel.For(0, codes.Length, c => codes[c] = CodesOf(table.Attributes[c]));
        for (int c = 0; c < codes.Length; c++)
            columns.Add(table.Attributes[c], codes[c]);
    }

    public EntityKind Kind { get; }

    public RecordTable Table { get; }

    public int Count => records.Length;

    /// <summary>Index of the node's record in the table.</summary>
    public int Record(int node) => records[node];

    /// <summary>Says that a node's record will be asked for soon.</summary>
    internal void Prefetch(int node) => Internals.Prefetch.Item(in records[node]);

    /// <summary>Hash of the record's source and raw fields: the same row delivered again has the same key.</summary>
    public ulong ContentKey(int node) => keys[node];

    public static NodeTable Of(RecordTable table, EntityKind kind)
    {
        using var groups = new KeyGroups(table.Store);
        groups.Group((table.Count + PartRecords - 1) / PartRecords, Environment.ProcessorCount, (part, keys) =>
        {
            for (int record = part * PartRecords; record < Math.Min(table.Count, (part + 1) * PartRecords); record++)
                if (table.Names(kind, record))
                    keys.Add(KeyOf(table, record), record);
        });
        return new NodeTable(kind, table, Column<int>.Of(table.Store, groups.AllItems), Column<ulong>.Of(table.Store, groups.AllKeys));
    }

    /// <summary>The column's codes that belong to entities of this kind: one column per slot in use, -1 where there is no value.</summary>
    internal Column<int>[] Codes(AttributeColumn column) => columns[column];

    /// <summary>Where the nodes lie; what is made of them lies there, too.</summary>
    internal ColumnStore Store => Table.Store;

    Column<int>[] CodesOf(AttributeColumn column)
    {
        var used = new List<Column<int>>();
        for (int slot = 0; slot < column.SlotCount; slot++)
            if (CodesOf(column, slot) is { } codes)
                used.Add(codes);
        return [.. used];
    }

    Column<int>? CodesOf(AttributeColumn column, int slot)
    {
        Column<int> codes = Store.NewUnset<int>(Count);
        int any = 0;
        Parallel.For(0, (Count + PartRecords - 1) / PartRecords, part =>
        {
            int from = part * PartRecords, count = Math.Min(PartRecords, codes.Length - from);
            Span<int> own = codes.Slice(from, count);
            Table.CodesFor(Kind, column, slot, records.Slice(from, count), own);
            if (own.ContainsAnyExcept(-1))
                Volatile.Write(ref any, 1);
        });
        if (any != 0)
            return codes;
        codes.Dispose();
        return null;
    }

    /// <summary>Hash of a record's source and raw fields, also of one that names nobody.</summary>
    public static ulong KeyOf(RecordTable table, int record) => table.Sources[table.SourceOf(record)].ContentKey(table.Local(record));
}
