namespace Guiyi.Hub.Sinks;

/// <summary>A file that cannot be written: its folder is missing or read-only, or the disk is full.</summary>
public sealed class SinkException(string path, string found, Exception cause)
    : Exception($"{path}: cannot be written: {found}", cause)
{
    /// <summary>The file as the caller named it.</summary>
    public string Path { get; } = path;
}
