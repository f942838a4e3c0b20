namespace Guiyi.Hub.Sources.Json;

/// <summary>
/// The elements of a JSON array, cut out by their brackets. A broken element costs itself: a text's quote that is never closed ends at
/// its line, and an object that is never closed ends where another one begins a line in the same column.
/// </summary>
sealed class JsonArray : JsonElements
{
    readonly SourceOptions options;
    readonly bool isWholeFile;
    readonly JsonBrackets brackets = new();
    bool ended;
    bool longElement;

    /// <param name="window">Starts behind the array's opening bracket.</param>
    /// <param name="line">Physical line there.</param>
    /// <param name="isWholeFile">Whether nothing should follow the array.</param>
    /// <param name="options">Limits.</param>
    public JsonArray(ByteWindow window, long line, bool isWholeFile, SourceOptions options)
        : base(window, line) => (this.isWholeFile, this.options) = (isWholeFile, options);

    public override bool Next()
    {
        SkipCurrent();
        if (ended)
            return false;
        if (longElement)
            SkipLongElement();
        int indentation = SkipToElement();
        Line = NextLine;
        ended = Window.Bytes.IsEmpty || Window.Bytes[0] == ']';
        if (Window.Bytes.IsEmpty)
        {
            Problem = "found the end of the file; expected ']' at the end of the array";
            return true;
        }
        if (ended)
        {
            Window.Skip(1);
            return TextBehind();
        }
        Delimit(indentation);
        return true;
    }

    /// <summary>Behind an array that is the whole file nothing may follow; what does is one reject, so that it is not lost silently.</summary>
    bool TextBehind()
    {
        if (!isWholeFile)
            return false;
        SkipToElement();
        if (Window.Bytes.IsEmpty)
            return false;
        Line = NextLine;
        while (Window.Bytes.Length < options.MaxRecordLength && Window.More())
            continue;
        Length = Window.Bytes.Length;
        Problem = "found text behind the array; expected the end of the file";
        return true;
    }

    /// <summary>Skips blanks and commas; gives the column of what follows, or -1 where other text stands before it on its line.</summary>
    int SkipToElement()
    {
        int column = -1;
        while (!Window.Bytes.IsEmpty || Window.More())
        {
            byte c = Window.Bytes[0];
            if (c == '\n')
            {
                NextLine++;
                column = 0;
            }
            else if (c is (byte)' ' or (byte)'\t')
            {
                column = column < 0 ? -1 : column + 1;
            }
            else if (c is not ((byte)'\r' or (byte)','))
            {
                return column;
            }
            Window.Skip(1);
        }
        return column;
    }

    void Delimit(int indentation)
    {
        if (Window.Bytes[0] != '{')
        {
            Length = EndOfJunk(0);
            return;
        }
        int close = brackets.CloseOf(Window, 0, options.MaxRecordLength);
        if (close >= 0)
        {
            Length = close;
            ExtendOverJunk();
            return;
        }
        Length = NextObjectInColumn(indentation);
        longElement = Length > options.MaxRecordLength;
        Problem = longElement
            ? $"found an object of more than {options.MaxRecordLength} bytes, or one that is never closed; expected a shorter one"
            : brackets.Problem;
    }

    /// <summary>A stray bracket behind an element belongs to it, so that it makes one reject and not two rows.</summary>
    void ExtendOverJunk()
    {
        int at = Length;
        while (at < Window.Bytes.Length || Window.More())
        {
            byte c = Window.Bytes[at];
            if (c is (byte)',' or (byte)']' or (byte)'{' or (byte)'\n')
                return;
            if (c is not ((byte)' ' or (byte)'\t' or (byte)'\r'))
            {
                Length = EndOfJunk(at);
                return;
            }
            at++;
        }
    }

    /// <summary>End of something that is no object: the next comma, closing bracket or line break outside of brackets and texts.</summary>
    int EndOfJunk(int at)
    {
        if (Window.Bytes[at] is (byte)'[' && brackets.CloseOf(Window, at, options.MaxRecordLength) is > 0 and int close)
            return close;
        while (at < Window.Bytes.Length || Window.More())
        {
            byte c = Window.Bytes[at];
            if (c is (byte)',' or (byte)']' or (byte)'\n' || at > options.MaxRecordLength)
                return at;
            at++;
        }
        return at;
    }

    /// <summary>Where the next object begins a line in the given column; the end of the window where none does within the limit.</summary>
    int NextObjectInColumn(int indentation)
    {
        int at = 0;
        while (true)
        {
            int found = indentation < 0 ? -1 : Window.Bytes[at..].IndexOf((byte)'\n');
            int mark = found < 0 ? -1 : Window.Bytes[(at + found + 1)..].IndexOfAnyExcept((byte)' ', (byte)'\t', (byte)',');
            if (mark < 0)
            {
                if (Window.Bytes.Length > options.MaxRecordLength || !Window.More())
                    return Window.Bytes.Length;
                continue;
            }
            at += found + 1;
            ReadOnlySpan<byte> line = Window.Bytes[at..];
            if (line[mark] == '{' && line[..mark].TrimStart((byte)',').Length == indentation)
                return at;
        }
    }

    /// <summary>The rest of an element over the limit cannot be told from what follows it but by a line that begins with an object.</summary>
    void SkipLongElement()
    {
        longElement = false;
        while (!Window.Bytes.IsEmpty || Window.More())
        {
            int end = Window.Bytes.IndexOf((byte)'\n');
            NextLine += Window.SkipCountingLines(end < 0 ? Window.Bytes.Length : end + 1);
            if (end >= 0 && (!Window.Bytes.IsEmpty || Window.More()) && FirstMark() == '{')
                return;
        }
    }

    byte FirstMark()
    {
        int at = Window.Bytes.IndexOfAnyExcept((byte)' ', (byte)'\t', (byte)',');
        return at < 0 ? (byte)0 : Window.Bytes[at];
    }
}
