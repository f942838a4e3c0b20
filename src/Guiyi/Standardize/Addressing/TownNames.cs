namespace Guiyi.Standardize.Addressing;

/// <summary>How the names of street offices, towns and townships end.</summary>
static class TownNames
{
    static readonly string[] Endings = ["街道办事处", "街道办", "街道", "苏木", "镇", "乡"];

    /// <summary>Length of the town ending that <paramref name="text"/> starts with, or 0.</summary>
    internal static int EndingAt(ReadOnlySpan<char> text)
    {
        foreach (string ending in Endings)
            if (text.StartsWith(ending, StringComparison.Ordinal))
                return ending.Length;
        return 0;
    }

    /// <summary>The name without its ending; the whole name where less than two characters would remain.</summary>
    internal static string Stem(string name)
    {
        foreach (string ending in Endings)
            if (name.EndsWith(ending, StringComparison.Ordinal))
                return name.Length - ending.Length >= 2 ? name[..^ending.Length] : name;
        return name;
    }
}
