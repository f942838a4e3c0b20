using Guiyi.Model;

namespace Guiyi.Hub.Sources;

/// <summary>The damaged values of one reading: the first ones in full, the others counted.</summary>
sealed class WarningLog(string source, SourceOptions options)
{
    readonly List<Reject> kept = [];

    public IReadOnlyList<Reject> Kept => kept;

    public long Count { get; private set; }

    public void UndecodableBytes(int row, long line, string column, ReadOnlySpan<char> value, string encoding)
    {
        Count++;
        if (kept.Count < options.MaxWarnings)
            kept.Add(new Reject(source, row, line, column, $"undecodable bytes, shown as \uFFFD; expected {encoding}", RawText.Cut(value, options.MaxRawLength)));
    }
}
