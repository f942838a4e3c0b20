namespace Guiyi.Hub.Configuration;

/// <summary>A configuration that cannot be used: which file and line, what stands there, and what could.</summary>
public sealed class ConfigurationException(string path, long line, string found, string expected, Exception? cause = null)
    : Exception($"{path}: line {line}: found {found}; expected {expected}.", cause)
{
    /// <summary>The file as the caller named it.</summary>
    public string Path { get; } = path;

    /// <summary>Line of the mistake, from 1.</summary>
    public long Line { get; } = line;
}
