using Guiyi.Internals;
using Guiyi.Model;

namespace Guiyi.Hub.Find;

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
