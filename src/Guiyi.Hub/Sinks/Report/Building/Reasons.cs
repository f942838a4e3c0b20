using System.Text;

namespace Guiyi.Hub.Sinks.Report.Building;

/// <summary>Makes reasons countable.</summary>
static class Reasons
{
    /// <summary>A reason without the row's own values: words and long numbers in quotes become an ellipsis, and so does a number that was found.</summary>
    public static string WithoutValues(string reason)
    {
        var text = new StringBuilder(reason.Length);
        for (int i = 0; i < reason.Length; i++)
        {
            char close = reason[i] switch { '\'' => '\'', '"' => '"', '‘' => '’', '“' => '”', '「' => '」', _ => '\0' };
            int end = close == '\0' ? -1 : Closing(reason, i, close);
            if (end > 0)
            {
                // A sign in quotes is part of the problem: "separated by ';'".
                bool isSign = end == i + 2 && !char.IsLetterOrDigit(reason[i + 1]);
                text.Append(reason[i]).Append(isSign ? reason[i + 1] : '…').Append(close);
                i = end;
            }
            else if (char.IsAsciiDigit(reason[i]))
            {
                int from = i;
                while (i + 1 < reason.Length && (char.IsAsciiDigit(reason[i + 1]) || (reason[i + 1] == ',' && i + 2 < reason.Length && char.IsAsciiDigit(reason[i + 2]))))
                    i++;
                bool found = reason.AsSpan(0, from).EndsWith("found ");
                text.Append(found || i - from >= 3 ? "…" : reason.AsSpan(from, i - from + 1));
            }
            else
            {
                text.Append(reason[i]);
            }
        }
        return text.ToString();
    }

    /// <summary>The quote that ends the value: one that a sign or the end of the text follows, for values may hold quotes themselves.</summary>
    static int Closing(string reason, int open, char close)
    {
        if (open > 0 && char.IsLetterOrDigit(reason[open - 1]))
            return -1;
        for (int i = open + 2; i < reason.Length; i++)
            if (reason[i] == close && (i + 1 == reason.Length || !char.IsLetterOrDigit(reason[i + 1])))
                return i;
        return -1;
    }
}
