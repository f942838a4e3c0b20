using Guiyi.Internals;

namespace Guiyi.Hub.Sinks.Results;

/// <summary>A cell of several texts, put together in memory that is used again.</summary>
sealed class JoinedText
{
    char[] characters = new char[256];
    int length;

    public ReadOnlySpan<char> Text => characters.AsSpan(0, length);

    public void Clear() => length = 0;

    public void Add(ReadOnlySpan<char> text)
    {
        MakeRoom(text.Length);
        text.CopyTo(characters.AsSpan(length));
        length += text.Length;
    }

    public void Add(StoredText text)
    {
        text.Get(out ReadOnlySpan<byte> ascii, out ReadOnlySpan<char> wide);
        Add(wide);
        MakeRoom(ascii.Length);
        length += System.Text.Encoding.ASCII.GetChars(ascii, characters.AsSpan(length));
    }

    /// <summary>Divides what is added next from the value before it.</summary>
    public void BeginValue()
    {
        if (length > 0)
            Add(" | ");
    }

    void MakeRoom(int more)
    {
        if (length + more > characters.Length)
            Array.Resize(ref characters, Math.Max(characters.Length * 2, length + more));
    }
}
