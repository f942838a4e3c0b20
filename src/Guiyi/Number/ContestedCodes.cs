namespace Guiyi.Number;

/// <summary>
/// Texts that two prefixes can make, where class codes differ in length: A1 and 11, A and 111. A code that one of them has made is no other's. Few
/// schemes have such prefixes; for all others nothing is kept.
/// </summary>
sealed class ContestedCodes
{
    readonly CodeTable codes;
    readonly bool[] isContested;
    readonly HashSet<string> taken = new(StringComparer.Ordinal);

    /// <param name="codes">The codes there are.</param>
    /// <param name="prefixes">Stems under which codes will be issued.</param>
    public ContestedCodes(CodeTable codes, int[] prefixes)
    {
        this.codes = codes;
        isContested = new bool[codes.Stems.Count];
        foreach (int prefix in prefixes)
            for (int stem = 0; stem < isContested.Length; stem++)
                if (stem != prefix && (GoesOnInDigits(codes.Stems[stem], codes.Stems[prefix]) || GoesOnInDigits(codes.Stems[prefix], codes.Stems[stem])))
                    isContested[stem] = isContested[prefix] = true;
        if (Array.IndexOf(isContested, true) < 0)
            return;
        for (int code = 0; code < codes.Count; code++)
            if (isContested[codes.StemOf(code)])
                taken.Add(codes.Text(code));
    }

    /// <summary>False where the code is another's.</summary>
    public bool TryTake(int stem, long serial, int width) => !isContested[stem] || taken.Add(CodePattern.Code(codes.Stems[stem], serial, width));

    static bool GoesOnInDigits(string text, string start) =>
        text.StartsWith(start, StringComparison.Ordinal) && !text.AsSpan(start.Length).ContainsAnyExceptInRange('0', '9');
}
