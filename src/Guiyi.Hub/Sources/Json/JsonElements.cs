namespace Guiyi.Hub.Sources.Json;

/// <summary>Cuts a JSON text into the pieces that should be one object each, without believing that each is well-formed.</summary>
abstract class JsonElements(ByteWindow window, long line) : IDisposable
{
    /// <summary>The bytes of the piece at the start of the window.</summary>
    protected ByteWindow Window { get; } = window;

    /// <summary>Physical line reached, from 1.</summary>
    protected long NextLine { get; set; } = line;

    /// <summary>Physical line where the current piece starts.</summary>
    public long Line { get; protected set; }

    /// <summary>Length of the current piece in the window.</summary>
    public int Length { get; protected set; }

    /// <summary>Why the current piece cannot be an object, or null where it may be one.</summary>
    public string? Problem { get; protected set; }

    /// <summary>The current piece.</summary>
    public ReadOnlySpan<byte> Current => Window.Bytes[..Length];

    /// <summary>Moves to the next piece; false at the end.</summary>
    public abstract bool Next();

    public void Dispose() => Window.Dispose();

    /// <summary>Skips the current piece and counts its lines.</summary>
    protected void SkipCurrent()
    {
        NextLine += Window.SkipCountingLines(Length);
        Length = 0;
        Problem = null;
    }
}
