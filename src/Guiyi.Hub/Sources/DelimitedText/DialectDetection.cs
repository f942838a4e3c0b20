namespace Guiyi.Hub.Sources.DelimitedText;

/// <summary>Finds separator and quote: those with which most records of the beginning have one and the same number of fields.</summary>
static class DialectDetection
{
    /// <summary>
    /// Quotes are ordinary characters where this many records and this share of them break on a quote, and none has a quoted field.
    /// Fewer are damage.
    /// </summary>
    const int CommonlyBroken = 3;
    const double CommonShare = 0.1;

    /// <summary>Reads the text in every dialect that the options leave open and gives the best reading.</summary>
    public static TextProbe Detect(ReadOnlySpan<char> text, bool isWhole, SourceOptions options)
    {
        TextProbe best = Best(text, isWhole, options, options.Quote ?? '"');
        if (options.Quote is not null)
            return best;
        if (best.Broken >= CommonlyBroken && best.Broken >= best.Records * CommonShare && best.Quoted == 0)
            return Best(text, isWhole, options, '\0');
        TextProbe single = Best(text, isWhole, options, '\'');
        return single.Quoted >= 0.5 && single.Quoted > best.Quoted && Score(single) >= Score(best) ? single : best;
    }

    static TextProbe Best(ReadOnlySpan<char> text, bool isWhole, SourceOptions options, char quote)
    {
        TextProbe? best = null;
        foreach (char separator in options.Separator?.ToString() ?? Separators.All)
        {
            if (separator == quote)
                continue;
            var probe = new TextProbe(text, isWhole, new Dialect(separator, quote), options);
            if (best is null || Compare(probe, best) > 0)
                best = probe;
        }
        return best!;
    }

    static int Compare(TextProbe a, TextProbe b)
    {
        int order = Math.Round(Score(a), 2).CompareTo(Math.Round(Score(b), 2));
        return order != 0 ? order : a.Usual.CompareTo(b.Usual);
    }

    /// <summary>A separator that splits nothing scores nothing; one that splits the first record differently from the others, half.</summary>
    static double Score(TextProbe probe) =>
        probe.Usual <= 1 ? 0 : probe.First == probe.Usual ? probe.Consistency : probe.Consistency / 2;
}
