using System.Globalization;
using System.Text;
using Guiyi.Match;
using Guiyi.Match.Scoring;

namespace Guiyi.Hub.Sinks.Results;

/// <summary>Evidence in one cell: <c>phone=exact +16.0; surname=different -3.1</c>. Levels are those of the model in run.json.</summary>
static class EvidenceText
{
    /// <summary>Writes the evidence of a scored pair.</summary>
    public static void Append(StringBuilder text, MatchResult match, int pair)
    {
        MatchModel model = match.Scorer.Model;
        Span<AttributeLevel> levels = stackalloc AttributeLevel[64];
        int count = match.Levels(pair, levels);
        for (int i = 0; i < count; i++)
        {
            AttributeLevel one = levels[i];
            text.Append(i == 0 ? "" : "; ").Append(model.Attributes[one.Attribute]).Append('=').Append(model.Levels[one.Attribute][one.Level]).Append(' ');
            text.Append(CultureInfo.InvariantCulture, $"{one.Weight:+0.0;-0.0;0.0}");
        }
    }

    /// <summary>Reads evidence back; what is not of this form is left out.</summary>
    public static IEnumerable<(string Attribute, string Level, double Weight)> Read(string text)
    {
        foreach (string part in text.Split("; ", StringSplitOptions.RemoveEmptyEntries))
        {
            int blank = part.LastIndexOf(' '), equals = blank < 0 ? -1 : part.LastIndexOf('=', blank);
            if (equals > 0 && double.TryParse(part.AsSpan(blank + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out double weight))
                yield return (part[..equals], part[(equals + 1)..blank], weight);
        }
    }
}
