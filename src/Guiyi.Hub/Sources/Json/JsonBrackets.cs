using System.Buffers;

namespace Guiyi.Hub.Sources.Json;

/// <summary>Finds the bracket that closes another one, and notices on the way when a text or the nesting is broken.</summary>
sealed class JsonBrackets
{
    const int DeepestNesting = 1_000;

    static readonly SearchValues<byte> Marks = SearchValues.Create("\"{}[]"u8);

    readonly Stack<byte> open = new();

    /// <summary>Why no closing bracket was found.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>Position behind the bracket that closes the one at a position; -1 where there is none.</summary>
    public int CloseOf(ByteWindow window, int at, int limit)
    {
        open.Clear();
        while (true)
        {
            int found = at < window.Bytes.Length ? window.Bytes[at..].IndexOfAny(Marks) : -1;
            if (found < 0)
            {
                at = window.Bytes.Length;
                if (at > limit || !window.More())
                    return Broken("found an object that is never closed; expected '}'");
                continue;
            }
            at += found;
            byte mark = window.Bytes[at++];
            if (mark == '"')
            {
                at = CloseOfText(window, at, limit);
                if (at < 0)
                    return Broken("found a text that is not closed on its line; expected '\"'");
            }
            else if (mark is (byte)'{' or (byte)'[')
            {
                open.Push(mark == '{' ? (byte)'}' : (byte)']');
                if (open.Count > DeepestNesting)
                    return Broken($"found brackets nested more than {DeepestNesting} deep; expected an object");
            }
            else if (open.Pop() != mark)
            {
                return Broken($"found '{(char)mark}' where another bracket is open; expected that one to be closed first");
            }
            else if (open.Count == 0)
            {
                return at;
            }
        }
    }

    int Broken(string problem)
    {
        Problem = problem;
        return -1;
    }

    /// <summary>Position behind the quote that closes a text; -1 where a line break or the end of the file comes first.</summary>
    static int CloseOfText(ByteWindow window, int at, int limit)
    {
        while (true)
        {
            int found = at < window.Bytes.Length ? window.Bytes[at..].IndexOfAny((byte)'"', (byte)'\\', (byte)'\n') : -1;
            if (found < 0)
            {
                if (window.Bytes.Length > limit || !window.More())
                    return -1;
                continue;
            }
            at += found;
            if (window.Bytes[at] != '\\')
                return window.Bytes[at] == '"' ? at + 1 : -1;
            at += 2;
        }
    }
}
