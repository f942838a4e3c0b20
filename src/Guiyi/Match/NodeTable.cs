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

    /// <summary>Says that a node's record will be asked for soon.</summary>
    internal void Prefetch(int node) => Internals.Prefetch.Line(in records[node]);

    /// <summary>Hash of the record's source and raw fields: the same row delivered again has the same key.</summary>
    public ulong ContentKey(int node) => keys[node];

    public static NodeTable Of(RecordTable table, EntityKind kind)
    {
        int[] records = [.. Enumerable.Range(0, table.Count).Where(r => table.Names(kind, r))];
        int count = records.Length;
        ulong[] keys = new ulong[count];
        int[] unsorted = records;
        Parallel.For(0, count, i => keys[i] = KeyOf(table, unsorted[i]));
        RadixSort.Sort(ref keys, ref records, count);
        return new NodeTable(kind, table, records, keys);
    }

    /// <summary>The column's codes that belong to entities of this kind: one array per slot in use, -1 where there is no value.</summary>
    public int[][] Codes(AttributeColumn column) => columns[column];

    int[][] CodesOf(AttributeColumn column)
    {
        var used = new List<int[]>();
        for (int slot = 0; slot < column.SlotCount; slot++)
        {
            int[] codes = new int[Count];
            bool any = false;
            for (int node = 0; node < codes.Length; node++)
                any |= (codes[node] = Table.CodeFor(Kind, column, slot, records[node])) >= 0;
            if (any)
                used.Add(codes);
        }
        return [.. used];
    }

    /// <summary>Hash of a record's source and raw fields, also of one that names nobody.</summary>
    public static ulong KeyOf(RecordTable table, int record) => table.Sources[table.SourceOf(record)].ContentKey(table.Local(record));
}
