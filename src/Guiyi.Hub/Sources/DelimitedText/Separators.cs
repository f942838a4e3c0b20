namespace Guiyi.Hub.Sources.DelimitedText;

/// <summary>The separators that detection knows, the more usual first.</summary>
static class Separators
{
    public const string All = ",\t;|";

    /// <summary>Another separator, where a line holds as many of it as a whole record needs; else null.</summary>
    public static char? Other(Layout layout, ReadOnlySpan<char> line)
    {
        foreach (char candidate in All)
            if (candidate != layout.Dialect.Separator && layout.Columns.Length > 1 && line.Count(candidate) == layout.Columns.Length - 1)
                return candidate;
        return null;
    }
}
