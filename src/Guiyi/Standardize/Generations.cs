namespace Guiyi.Standardize;

/// <summary>What people of one name in one family are told apart by: Senior and Junior, I, II, III. Senior is the first and Junior the second.</summary>
static class Generations
{
    /// <summary>The generation that a name's suffix states ("Jr", "III PhD"): Sr, Jr, III or IV; null where it states none.</summary>
    public static string? OfSuffix(string? suffix)
    {
        if (suffix is null)
            return null;
        foreach (Range word in suffix.AsSpan().Split(' '))
            if (Of(suffix.AsSpan(word)) is { } generation)
                return generation;
        return null;
    }

    /// <summary>Takes a generation off the end of a part of a name in its matching form: "dobbins jr" is dobbins, Jr.</summary>
    public static (string Name, string? Generation) Split(string name)
    {
        int blank = name.LastIndexOf(' ');
        return blank > 0 && Of(name.AsSpan(blank + 1)) is { } generation ? (name[..blank], generation) : (name, null);
    }

    static string? Of(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[8];
        if (word.Length > lower.Length)
            return null;
        return lower[..word.ToLowerInvariant(lower)] switch
        {
            "sr" or "senior" or "snr" or "i" => "Sr",
            "jr" or "junior" or "jnr" or "ii" => "Jr",
            "iii" => "III",
            "iv" => "IV",
            _ => null,
        };
    }
}
