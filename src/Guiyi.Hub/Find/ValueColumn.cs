using Guiyi.Model;

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
