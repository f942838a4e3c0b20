using System.Globalization;

namespace Guiyi.Hub.Sinks.Report;

/// <summary>The beginning of a text that may be very long.</summary>
static class Excerpt
{
    /// <summary>
    /// The text itself, or its first characters and an ellipsis. What a reader sees as one character is not cut in two; a "character" of
    /// very many combining marks is.
    /// </summary>
    public static string Of(string text, int length)
    {
        if (text.Length <= length)
            return text;
        int end = 0;
        while (end < length)
        {
            int next = StringInfo.GetNextTextElementLength(text.AsSpan(end, Math.Min(text.Length - end, length)));
            if (end + next > length)
                break;
            end += next;
        }
        return string.Concat(text.AsSpan(0, end == 0 ? length : end), "…");
    }
}
