namespace Guiyi.Hub.Sources;

/// <summary>A file that cannot be read as a source at all; the message says which file, what was found and what was expected.</summary>
public sealed class SourceException : Exception
{
    /// <param name="path">The file as the caller named it.</param>
    /// <param name="found">What the file turned out to be.</param>
    /// <param name="expected">What would have been readable.</param>
    /// <param name="cause">The fault underneath, if there is one.</param>
    public SourceException(string path, string found, string expected, Exception? cause = null)
        : base($"{path}: found {found}; expected {expected}.", cause)
    {
        Path = path;
        Found = found;
        Expected = expected;
    }

    /// <summary>The file as the caller named it.</summary>
    public string Path { get; }

    /// <summary>The file is whole, but a text for people to read, or empty: among several files it can be passed over.</summary>
    public bool HoldsNoTable { get; init; }

    /// <summary>What the file turned out to be.</summary>
    public string Found { get; }

    /// <summary>What would have been readable.</summary>
    public string Expected { get; }
}
