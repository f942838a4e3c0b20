using Guiyi.Internals;
using Guiyi.Model;

namespace Guiyi.Standardize;

/// <summary>
/// All records' values of one attribute, dictionary-encoded: a code per record and slot, and the distinct typed values behind the codes.
/// A record with several values (two phones, a display name and a remark) fills several slots.
/// </summary>
public sealed class AttributeColumn
{
    /// <summary>Values beyond this many per record stay in the raw row only.</summary>
    public const int MaxSlots = 4;

    readonly StringTable texts = new();
    readonly List<object> values = [];
    readonly int[]?[] slots = new int[MaxSlots][];
    readonly byte[]?[] origins = new byte[MaxSlots][];
    readonly int records;

    internal AttributeColumn(AttributeKind kind, string label, int records)
    {
        (Kind, Label, this.records) = (kind, label, records);
    }

    public AttributeKind Kind { get; }

    /// <summary>Tells columns of one kind apart, such as the member number from the union id; empty for most kinds.</summary>
    public string Label { get; }

    /// <summary>The attribute's name as written in files and reports: "phone", "account_id:member".</summary>
    public string Name => Label.Length == 0 ? Snake(Kind.ToString()) : $"{Snake(Kind.ToString())}:{Label}";

    /// <summary>Number of distinct values.</summary>
    public int ValueCount => texts.Count;

    /// <summary>Number of slots that any record fills.</summary>
    public int SlotCount { get; private set; }

    /// <summary>Canonical text of a value.</summary>
    public string Text(int code) => texts[code];

    /// <summary>The typed value: a PersonName, PhoneNumber, Address …, or the text itself for plain kinds.</summary>
    public object Value(int code) => values[code];

    /// <summary>The record's value code in a slot, or -1.</summary>
    public int Code(int slot, int record) => slots[slot]![record];

    /// <summary>Which field of the source's mapping gave the value.</summary>
    public int Origin(int slot, int record) => origins[slot]![record];

    /// <summary>Code of a canonical text, or -1 where no record has it.</summary>
    public int Find(string text) => texts.Find(text);

    internal int Intern(string text, object value)
    {
        int code = texts.Add(text);
        if (code == values.Count)
            values.Add(value);
        return code;
    }

    /// <summary>Puts a value into the record's first free slot; a value it already has is not repeated. Different records may be set by different threads.</summary>
    /// <returns>False where all slots are taken.</returns>
    internal bool Set(int record, int code, byte field)
    {
        for (int slot = 0; slot < MaxSlots; slot++)
        {
            int[] inSlot = Volatile.Read(ref slots[slot]) ?? NewSlot(slot);
            if (inSlot[record] == code)
                return true;
            if (inSlot[record] >= 0)
                continue;
            inSlot[record] = code;
            origins[slot]![record] = field;
            return true;
        }
        return false;
    }

    /// <summary>Gives back the memory that only adding needs.</summary>
    internal void Trim()
    {
        texts.Trim();
        values.TrimExcess();
    }

    int[] NewSlot(int slot)
    {
        lock (values)
        {
            if (slots[slot] is { } made)
                return made;
            int[] empty = new int[records];
            Array.Fill(empty, -1);
            origins[slot] = new byte[records];
            SlotCount = slot + 1;
            Volatile.Write(ref slots[slot], empty);
            return empty;
        }
    }

    static string Snake(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
