namespace Guiyi.Hub.Sources.Json;

/// <summary>JSONL: every line that is not blank should be one object.</summary>
sealed class JsonLines(ByteWindow window, SourceOptions options) : JsonElements(window, line: 1)
{
    bool longLine;

    public override bool Next()
    {
        SkipCurrent();
        if (longLine)
            SkipLongLine();
        SkipBlank();
        if (Window.Bytes.IsEmpty && !Window.More())
            return false;
        Line = NextLine;
        int end;
        int searched = 0;
        while ((end = Window.Bytes[searched..].IndexOfAny((byte)'\n', (byte)'\r')) < 0)
        {
            searched = Window.Bytes.Length;
            if (searched > options.MaxRecordLength)
            {
                longLine = true;
                Problem = $"found a line of more than {options.MaxRecordLength} bytes; expected a shorter one";
                break;
            }
            if (!Window.More())
                break;
        }
        Length = end < 0 ? searched : searched + end;
        return true;
    }

    /// <summary>Passes over blanks and line breaks. A lone CR breaks a line too.</summary>
    void SkipBlank()
    {
        while (!Window.Bytes.IsEmpty || Window.More())
        {
            ReadOnlySpan<byte> bytes = Window.Bytes;
            byte c = bytes[0];
            if (c is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                return;
            bool pair = c == '\r' && (bytes.Length > 1 || Window.More()) && Window.Bytes[1] == '\n';
            if (c is (byte)'\r' or (byte)'\n')
                NextLine++;
            Window.Skip(pair ? 2 : 1);
        }
    }

    void SkipLongLine()
    {
        longLine = false;
        while (!Window.Bytes.IsEmpty || Window.More())
        {
            int end = Window.Bytes.IndexOfAny((byte)'\n', (byte)'\r');
            Window.Skip(end < 0 ? Window.Bytes.Length : end);
            if (end >= 0)
                return;
        }
    }
}
