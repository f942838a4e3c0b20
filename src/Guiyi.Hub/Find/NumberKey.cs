using Guiyi.Model;

namespace Guiyi.Hub.Find;

/// <summary>Numbers, codes and addresses of mail as they are compared: lower case, without blanks and signs; of a phone the digits after +86, of others all.</summary>
static class NumberKey
{
    public const int Longest = 64;

    /// <summary>Writes the key, at most <see cref="Longest"/> characters.</summary>
    public static int Write(AttributeKind kind, ReadOnlySpan<char> text, Span<char> key)
    {
        if (kind == AttributeKind.Phone && text.StartsWith("+86"))
            text = text[3..];
        int length = 0;
        foreach (char c in text)
        {
            // What follows is the extension (RFC 3966).
            if (length == Longest || (kind == AttributeKind.Phone && c == ';'))
                break;
            bool kept = kind switch
            {
                AttributeKind.Phone => char.IsAsciiDigit(c) || c == '*',
                AttributeKind.Email => c != ' ',
                _ => char.IsLetterOrDigit(c) || c == '*',
            };
            if (kept)
                key[length++] = char.ToLowerInvariant(c);
        }
        return length;
    }

    public static string Of(AttributeKind kind, ReadOnlySpan<char> text)
    {
        Span<char> key = stackalloc char[Longest];
        return new string(key[..Write(kind, text, key)]);
    }
}
