using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Guiyi.Internals;

/// <summary>
/// Texts end to end in blocks of bytes: a length, then a byte per character where all are ASCII, two otherwise. A written text never moves,
/// so that other dictionaries may share it.
/// </summary>
sealed unsafe class TextBlocks(ColumnStore store)
{
    /// <summary>How many texts a thread can hold at a time before their characters are written over.</summary>
    public const int Lent = 16;

    const int BlockBits = 20, BlockLength = 1 << BlockBits, FirstBlockBits = 10, LongestLent = 1 << 12, LongestUnseen = 1 << 7;

    [ThreadStatic]
    static char[]?[]? lent;

    [ThreadStatic]
    static int lastLent;

    readonly List<Column<byte>> blocks = [];
    Dictionary<Column<byte>, int>? shared;
    int own = -1, used;

    /// <summary>Writes a text behind the last one and gives its position: block * <see cref="BlockLength"/> + start in the block.</summary>
    public uint Store(ReadOnlySpan<char> text)
    {
        // A long one is looked at first, so that no block is made for what does not lie there in the end.
        if (text.Length > LongestUnseen && !Ascii.IsValid(text))
            return StoreWide(text);
        Span<byte> block = Room(TextHeader.Longest + text.Length);
        int at = used;
        TextHeader.Write(TextHeader.Of(text.Length, isWide: false), block, ref at);
        if (Ascii.FromUtf16(text, block[at..], out int written) != OperationStatus.Done)
            return StoreWide(text);
        uint position = Position(own, used);
        used = at + written;
        return position;
    }

    uint StoreWide(ReadOnlySpan<char> text)
    {
        // A header, and a byte so that wide characters begin at an even place.
        Span<byte> block = Room(TextHeader.Longest + 1 + (text.Length * 2));
        uint header = TextHeader.Of(text.Length, isWide: true);
        int start = used + ((used + TextHeader.Length(header)) & 1), at = start;
        TextHeader.Write(header, block, ref at);
        MemoryMarshal.AsBytes(text).CopyTo(block[at..]);
        used = at + (text.Length * 2);
        return Position(own, start);
    }

    /// <summary>The last block, which has room for so many bytes.</summary>
    Span<byte> Room(int bytes)
    {
        if (own < 0 || used + bytes > blocks[own].Length)
            AddBlock(bytes);
        return blocks[own].Span;
    }

    /// <summary>The position here of a text of another's, whose block is shared from now on.</summary>
    public uint Share(TextBlocks other, uint position)
    {
        Column<byte> block = other.blocks[(int)(position >> BlockBits)];
        shared ??= new Dictionary<Column<byte>, int>(ReferenceEqualityComparer.Instance);
        if (!shared.TryGetValue(block, out int index))
        {
            shared.Add(block, index = blocks.Count);
            blocks.Add(block);
        }
        return Position(index, (int)(position & (BlockLength - 1)));
    }

    /// <summary>The text where it is stored.</summary>
    public StoredText Stored(uint position) => new((byte*)Unsafe.AsPointer(ref blocks[(int)(position >> BlockBits)][(int)(position & (BlockLength - 1))]));

    /// <summary>The text's characters; valid until the thread has asked for <see cref="Lent"/> more.</summary>
    public ReadOnlySpan<char> Characters(uint position)
    {
        ReadOnlySpan<byte> bytes = Bytes(position, out bool wide);
        if (wide)
            return MemoryMarshal.Cast<byte, char>(bytes);
        Span<char> characters = Lend(bytes.Length);
        Ascii.ToUtf16(bytes, characters, out _);
        return characters;
    }

    /// <summary>The text's characters in a buffer of the caller's, which grows as needed: nothing that was lent is written over.</summary>
    public ReadOnlySpan<char> Characters(uint position, ref char[] buffer)
    {
        ReadOnlySpan<byte> bytes = Bytes(position, out bool wide);
        if (wide)
            return MemoryMarshal.Cast<byte, char>(bytes);
        if (buffer.Length < bytes.Length)
            buffer = new char[bytes.Length * 2];
        Ascii.ToUtf16(bytes, buffer, out _);
        return buffer.AsSpan(0, bytes.Length);
    }

    public string Text(uint position)
    {
        ReadOnlySpan<byte> bytes = Bytes(position, out bool wide);
        return wide ? MemoryMarshal.Cast<byte, char>(bytes).ToString() : Encoding.Latin1.GetString(bytes);
    }

    /// <summary>True where the text at a position is this one.</summary>
    public bool Holds(uint position, ReadOnlySpan<char> text)
    {
        ReadOnlySpan<byte> bytes = Bytes(position, out bool wide);
        return wide ? MemoryMarshal.Cast<byte, char>(bytes).SequenceEqual(text) : bytes.Length == text.Length && Ascii.Equals(bytes, text);
    }

    /// <summary>Says that a text will be read soon. Most texts and their lengths are shorter than what is fetched.</summary>
    public void Prefetch(uint position)
    {
        const int near = 31;
        Span<byte> block = blocks[(int)(position >> BlockBits)].Span;
        int start = (int)(position & (BlockLength - 1));
        Internals.Prefetch.Item(ref block[start]);
        Internals.Prefetch.Item(ref block[Math.Min(block.Length - 1, start + near)]);
    }

    /// <summary>Gives back the unused end of the last block.</summary>
    public void Trim()
    {
        shared = null;
        if (own >= 0)
            blocks[own].Resize(used);
        blocks.TrimExcess();
    }

    /// <summary>The text's bytes: a character each, or half of one where they are wide.</summary>
    public ReadOnlySpan<byte> Bytes(uint position, out bool wide)
    {
        ReadOnlySpan<byte> block = blocks[(int)(position >> BlockBits)].Span;
        int at = (int)(position & (BlockLength - 1));
        uint header = TextHeader.Read(block, ref at);
        wide = TextHeader.IsWide(header);
        return block.Slice(at, TextHeader.Bytes(header));
    }

    /// <summary>Blocks grow with their number; a text longer than a block has one of its own.</summary>
    void AddBlock(int room)
    {
        int usual = 1 << Math.Min(FirstBlockBits + blocks.Count, BlockBits);
        blocks.Add(store.NewUnset<byte>(Math.Max(usual, room)));
        (own, used) = (blocks.Count - 1, 0);
    }

    static uint Position(int block, int start) => checked(((uint)block * BlockLength) + (uint)start);

    static Span<char> Lend(int length)
    {
        if (length > LongestLent)
            return new char[length];
        lent ??= new char[Lent][];
        lastLent = (lastLent + 1) % Lent;
        ref char[]? buffer = ref lent[lastLent];
        if (buffer is null || buffer.Length < length)
            buffer = new char[Math.Max(64, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)length))];
        return buffer.AsSpan(0, length);
    }
}
