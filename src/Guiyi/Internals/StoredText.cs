using System.Runtime.InteropServices;
using System.Text;

namespace Guiyi.Internals;

/// <summary>
/// A text where it is stored: its bytes can be copied without making characters or a string of them. Empty where there is none. It is the address of
/// memory that does not move, and holds nothing: it lives as long as the dictionary it is from, and is for the moment.
/// </summary>
public readonly unsafe struct StoredText
{
    readonly byte* start;

    internal StoredText(byte* start) => this.start = start;

    /// <summary>True where there is no text, also not an empty one.</summary>
    public bool IsMissing => start is null;

    /// <summary>Gives the text as ASCII, or as characters where it is not all ASCII; the other one is empty.</summary>
    public void Get(out ReadOnlySpan<byte> ascii, out ReadOnlySpan<char> characters)
    {
        ascii = [];
        characters = [];
        if (start is null)
            return;
        ReadOnlySpan<byte> bytes = Bytes(out bool wide);
        if (wide)
            characters = MemoryMarshal.Cast<byte, char>(bytes);
        else
            ascii = bytes;
    }

    /// <summary>Says that the text will be read soon. Most texts and their lengths are shorter than what is fetched.</summary>
    internal void Prefetch()
    {
        const int near = 31;
        if (start is null)
            return;
        // To ask for what lies behind the end of the memory does no harm.
        Internals.Prefetch.At(start);
        Internals.Prefetch.At(start + near);
    }

    public override string ToString()
    {
        if (start is null)
            return "";
        ReadOnlySpan<byte> bytes = Bytes(out bool wide);
        return wide ? MemoryMarshal.Cast<byte, char>(bytes).ToString() : Encoding.Latin1.GetString(bytes);
    }

    ReadOnlySpan<byte> Bytes(out bool wide)
    {
        int at = 0;
        uint header = TextHeader.Read(new ReadOnlySpan<byte>(start, TextHeader.Longest), ref at);
        wide = TextHeader.IsWide(header);
        return new ReadOnlySpan<byte>(start + at, TextHeader.Bytes(header));
    }
}
