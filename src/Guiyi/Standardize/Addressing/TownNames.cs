namespace Guiyi.Standardize.Addressing;

/// <summary>How the names of street offices, towns and townships end.</summary>
static class TownNames
{
    static readonly string[] Endings = ["街道办事处", "街道办", "街道", "街办事处", "街办", "办事处", "苏木", "镇", "乡"];

    /// <summary>Length of the town ending that <paramref name="text"/> starts with, or 0.</summary>
    internal static int EndingAt(ReadOnlySpan<char> text)
    {
        if (text.Length == 0 || text[0] is not ('街' or '镇' or '乡' or '办' or '苏'))
            return 0;
        foreach (string ending in Endings)
            if (text.StartsWith(ending, StringComparison.Ordinal))
                return text[0] is '镇' or '乡' && text[1..].StartsWith("政府", StringComparison.Ordinal) ? 0 : ending.Length;
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

    /// <summary>The name with 街道 for every way of writing a street office.</summary>
    internal static string Canonical(ReadOnlySpan<char> name)
    {
        foreach (string ending in Endings)
            if (name.EndsWith(ending, StringComparison.Ordinal))
                return ending[0] is '街' or '办' ? string.Concat(name[..^ending.Length], "街道") : name.ToString();
        return name.ToString();
    }
}
