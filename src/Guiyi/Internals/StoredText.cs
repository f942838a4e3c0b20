using System.Runtime.InteropServices;

namespace Guiyi.Internals;

/// <summary>A text where it is stored: its bytes can be copied without making characters or a string of them. Empty where there is none.</summary>
public readonly struct StoredText
{
    readonly TextBlocks? blocks;
    readonly uint position;

    internal StoredText(TextBlocks blocks, uint position) => (this.blocks, this.position) = (blocks, position);

    /// <summary>True where there is no text, also not an empty one.</summary>
    public bool IsMissing => blocks is null;

    /// <summary>Gives the text as ASCII, or as characters where it is not all ASCII; the other one is empty.</summary>
    public void Get(out ReadOnlySpan<byte> ascii, out ReadOnlySpan<char> characters)
    {
        ascii = [];
        characters = [];
        if (blocks is null)
            return;
        ReadOnlySpan<byte> bytes = blocks.Bytes(position, out bool wide);
        if (wide)
            characters = MemoryMarshal.Cast<byte, char>(bytes);
        else
            ascii = bytes;
    }

    /// <summary>Says that the text will be read soon.</summary>
    internal void Prefetch() => blocks?.Prefetch(position);

    public override string ToString() => blocks?.Text(position) ?? "";
}
