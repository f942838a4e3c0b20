namespace Guiyi.Hub.Sources;

/// <summary>Raw text as it stands in rejects and messages.</summary>
static class RawText
{
    /// <summary>The text, cut to a length with an ellipsis; a surrogate pair is not torn.</summary>
    public static string Cut(ReadOnlySpan<char> text, int length)
    {
        if (text.Length <= length)
            return text.ToString();
        if (length > 0 && char.IsHighSurrogate(text[length - 1]))
            length--;
        return string.Concat(text[..length], "…");
    }

    /// <summary>A character as a message shows it.</summary>
    public static string Name(char c) => c == '\t' ? "tab" : $"'{c}'";
}
