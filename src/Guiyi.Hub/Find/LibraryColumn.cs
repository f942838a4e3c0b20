using Guiyi.Standardize;

namespace Guiyi.Hub.Find;

/// <summary>A column of the library: the index keeps none of its texts.</summary>
sealed class LibraryColumn(AttributeColumn column) : ValueColumn(column.Kind)
{
    public override int ValueCount => column.ValueCount;

    public override int SlotCount => column.SlotCount;

    public override ReadOnlySpan<char> Characters(int code) => column.Characters(code);

    public override string Text(int code) => column.Text(code);

    public override int Code(int slot, int local) => column.Code(slot, local);
}
