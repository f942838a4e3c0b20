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

    readonly int[] records;
    readonly ulong[] keys;
    readonly Dictionary<AttributeColumn, int[][]> columns = [];

    NodeTable(EntityKind kind, RecordTable table, int[] records, ulong[] keys)
    {
        (Kind, Table, this.records, this.keys) = (kind, table, records, keys);
        var codes = new int[table.Attributes.Count][][];
        Parallel.For(0, codes.Length, c => codes[c] = CodesOf(table.Attributes[c]));
        for (int c = 0; c < codes.Length; c++)
            columns.Add(table.Attributes[c], codes[c]);
    }

    public EntityKind Kind { get; }

    public RecordTable Table { get; }

    public int Count => records.Length;

    /// <summary>Index of the node's record in the table.</summary>
    public int Record(int node) => records[node];

    /// <summary>Hash of the record's source and raw fields: the same row delivered again has the same key.</summary>
    public ulong ContentKey(int node) => keys[node];

    public static NodeTable Of(RecordTable table, EntityKind kind)
    {
        var groups = new KeyGroups();
        groups.Group((table.Count + PartRecords - 1) / PartRecords, Environment.ProcessorCount, (part, keys) =>
        {
            for (int record = part * PartRecords; record < Math.Min(table.Count, (part + 1) * PartRecords); record++)
                if (table.Names(kind, record))
                    keys.Add(KeyOf(table, record), record);
        });
        return new NodeTable(kind, table, groups.AllItems.ToArray(), groups.AllKeys.ToArray());
    }

    /// <summary>The column's codes that belong to entities of this kind: one array per slot in use, -1 where there is no value.</summary>
    public int[][] Codes(AttributeColumn column) => columns[column];

    int[][] CodesOf(AttributeColumn column)
    {
        var used = new List<int[]>();
        for (int slot = 0; slot < column.SlotCount; slot++)
            if (CodesOf(column, slot) is { } codes)
                used.Add(codes);
        return [.. used];
    }

    int[]? CodesOf(AttributeColumn column, int slot)
    {
        int[] codes = new int[Count];
        int any = 0;
        Parallel.For(0, (Count + PartRecords - 1) / PartRecords, part =>
        {
            int highest = -1;
            for (int node = part * PartRecords; node < Math.Min(codes.Length, (part + 1) * PartRecords); node++)
                highest = Math.Max(highest, codes[node] = Table.CodeFor(Kind, column, slot, records[node]));
            if (highest >= 0)
                Volatile.Write(ref any, 1);
        });
        return any != 0 ? codes : null;
    }

    /// <summary>Hash of a record's source and raw fields, also of one that names nobody.</summary>
    public static ulong KeyOf(RecordTable table, int record) => table.Sources[table.SourceOf(record)].ContentKey(table.Local(record));
}
