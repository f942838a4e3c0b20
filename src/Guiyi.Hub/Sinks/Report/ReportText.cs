using System.Collections.Frozen;
using System.Text;

namespace Guiyi.Hub.Sinks.Report;

/// <summary>
/// All words of the report in one language, by key. A text may hold {0}, {1} … for its figures; {0|row|rows} writes the figure and the
/// word that fits it. The words themselves stand in <c>Words/</c>, both languages side by side.
/// </summary>
public sealed class ReportText
{
    static readonly FrozenDictionary<string, Wording> Words = new[]
    {
        Report.Words.Page.All, Report.Words.Incoming.All, Report.Words.Matching.All, Report.Words.Customers.All, Report.Words.Terms.All,
    }.SelectMany(w => w).ToFrozenDictionary(w => w.Key, StringComparer.Ordinal);

    readonly bool chinese;

    ReportText(bool chinese) => this.chinese = chinese;

    public static ReportText Of(ReportLanguage language) => new(language == ReportLanguage.Chinese);

    /// <summary>Every key with its wording, for the tests.</summary>
    internal static IEnumerable<Wording> Everything => Words.Values;

    /// <summary>The language tag of the page.</summary>
    public string Tag => chinese ? "zh-Hans" : "en";

    /// <summary>The words for a key that must exist.</summary>
    public string this[string key] => chinese ? Words[key].Chinese : Words[key].English;

    /// <summary>The translation of a name that comes with the data, where it is one of ours, or the name itself: Term("attribute", "Phone").</summary>
    public string Term(string group, string name) =>
        Words.TryGetValue(group + "." + name, out Wording? wording) ? (chinese ? wording.Chinese : wording.English) : name;

    /// <summary>Whether a name that comes with the data is one of ours.</summary>
    public bool Knows(string group, string name) => Words.ContainsKey(group + "." + name);

    /// <summary>The text with its figures filled in.</summary>
    public string Fill(string key, params ReadOnlySpan<object> figures)
    {
        StringBuilder filled = new();
        foreach ((string text, _) in Parts(key, figures.ToArray()))
            filled.Append(text);
        return filled.ToString();
    }

    /// <summary>The text in pieces; the figures are the emphasized ones.</summary>
    internal IEnumerable<(string Text, bool IsFigure)> Parts(string key, IReadOnlyList<object> figures)
    {
        string template = this[key];
        int done = 0;
        for (int open = template.IndexOf('{'); open >= 0; open = template.IndexOf('{', done))
        {
            int close = template.IndexOf('}', open);
            if (open > done)
                yield return (template[done..open], false);
            string[] slot = template[(open + 1)..close].Split('|');
            object figure = figures[int.Parse(slot[0], System.Globalization.CultureInfo.InvariantCulture)];
            yield return (figure as string ?? Figures.Count(Convert.ToInt64(figure, System.Globalization.CultureInfo.InvariantCulture)), true);
            if (slot.Length == 3)
                yield return (" " + slot[figure is 1L or 1 or "1" ? 1 : 2], false);
            done = close + 1;
        }
        if (done < template.Length)
            yield return (template[done..], false);
    }
}

/// <summary>One text in both languages.</summary>
sealed record Wording(string Key, string Chinese, string English);
