using Guiyi.Internals;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Hub.Find;

/// <summary>The distinct texts of one kind, and which of them a record has. Records are counted from 0 within their segment.</summary>
abstract class ValueColumn(AttributeKind kind)
{
    public AttributeKind Kind => kind;

    public abstract int ValueCount { get; }

    public abstract int SlotCount { get; }

    /// <summary>Valid until the same thread has asked for a few more.</summary>
    public abstract ReadOnlySpan<char> Characters(int code);

    public abstract string Text(int code);

    /// <summary>The code of the text that a record has in a slot, or -1.</summary>
    public abstract int Code(int slot, int local);
}

/// <summary>A column of the library: the index keeps none of its texts.</summary>
sealed class LibraryColumn(AttributeColumn column) : ValueColumn(column.Kind)
{
    public override int ValueCount => column.ValueCount;

    public override int SlotCount => column.SlotCount;

    public override ReadOnlySpan<char> Characters(int code) => column.Characters(code);

    public override string Text(int code) => column.Text(code);

    public override int Code(int slot, int local) => column.Code(slot, local);
}

/// <summary>Texts that the index itself keeps.</summary>
sealed class OwnColumn(AttributeKind kind, int records) : ValueColumn(kind)
{
    readonly TextDictionary texts = new();
    readonly List<int[]> slots = [];
    PackedInts[] packed = [];

    public override int ValueCount => texts.Count;

    public override int SlotCount => packed.Length;

    public override ReadOnlySpan<char> Characters(int code) => texts[code];

    public override string Text(int code) => texts.Text(code);

    public override int Code(int slot, int local) => packed[slot][local];

    public void Add(int local, ReadOnlySpan<char> text)
    {
        int code = texts.Add(text);
        foreach (int[] slot in slots)
        {
            if (slot[local] == code)
                return;
            if (slot[local] >= 0)
                continue;
            slot[local] = code;
            return;
        }
        int[] another = new int[records];
        Array.Fill(another, -1);
        another[local] = code;
        slots.Add(another);
    }

    /// <summary>Ends the adding: what only that needs is given back, and the column can be read.</summary>
    public void Trim()
    {
        texts.Trim();
        packed = [.. slots.Select(slot => new PackedInts(slot))];
        slots.Clear();
    }
}
