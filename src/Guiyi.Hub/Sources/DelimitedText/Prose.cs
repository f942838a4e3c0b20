namespace Guiyi.Hub.Sources.DelimitedText;

/// <summary>Tells notes and reports in sentences from tables. Only files called .txt are doubted: any other name says that the file is a table.</summary>
static class Prose
{
    /// <summary>Share of the records that have the usual number of fields in anything that may be called a table.</summary>
    const double TableConsistency = 0.5;

    /// <summary>A line of this many words may be one of a sentence.</summary>
    const int Wordy = 3;

    public static bool Is(string path, TextProbe probe, ReadOnlySpan<char> text)
    {
        if (!Path.GetExtension(path).Equals(".txt", StringComparison.OrdinalIgnoreCase))
            return false;
        if (probe.Usual >= 2 && probe.First == probe.Usual && probe.Consistency >= TableConsistency)
            return false;
        int lines = 0, wordy = 0, first = 0;
        foreach (ReadOnlySpan<char> line in text.EnumerateLines())
        {
            if (line.IsWhiteSpace())
                continue;
            int words = line.Trim()[0] == '#' ? int.MaxValue : Words(line);
            if (lines++ == 0)
                first = words;
            wordy += words >= Wordy ? 1 : 0;
        }
        // A list of addresses has a column's name above it.
        return wordy * 2 > lines && (first >= Wordy || probe.Usual >= 2);
    }

    /// <summary>Words parted by blanks; Chinese sentences, which have none, by their marks.</summary>
    static int Words(ReadOnlySpan<char> line)
    {
        int words = 0;
        bool inside = false;
        foreach (char c in line)
        {
            bool between = char.IsWhiteSpace(c) || c is '，' or '。' or '；' or '、';
            words += !between && !inside ? 1 : 0;
            inside = !between;
        }
        return words;
    }
}
