using System.Globalization;
using System.Text;
using Guiyi.Match;
using Guiyi.Match.Scoring;

namespace Guiyi.Hub.Sinks.Results;

/// <summary>Evidence in one cell: <c>phone=exact +16.0; surname=different -3.1</c>. Levels are those of the model in run.json.</summary>
sealed class EvidenceText
{
    /// <summary>A weight of four digits, and what stands between two attributes.</summary>
    const int BesideLabel = FixedPoint.Longest + 2;

    readonly MatchResult match;
    readonly byte[][][] labels;

    public EvidenceText(MatchResult match)
    {
        MatchModel model = match.Scorer.Model;
        this.match = match;
        labels = [.. model.Attributes.Select((name, a) => model.Levels[a].Select(level => Encoding.UTF8.GetBytes($"{name}={level} ")).ToArray())];
        Longest = labels.Sum(levels => levels.Max(l => l.Length) + BesideLabel);
    }

    /// <summary>Longest text, in bytes.</summary>
    public int Longest { get; }

    /// <summary>Writes the evidence of a scored pair as UTF-8.</summary>
    /// <param name="pair">Position of the pair.</param>
    /// <param name="to">Room for <see cref="Longest"/> bytes.</param>
    /// <returns>Number of bytes.</returns>
    public int Write(int pair, Span<byte> to)
    {
        Span<AttributeLevel> levels = stackalloc AttributeLevel[64];
        int count = match.Levels(pair, levels), length = 0;
        foreach (AttributeLevel one in levels[..count])
        {
            ReadOnlySpan<byte> label = labels[one.Attribute][one.Level];
            if (length > 0)
            {
                "; "u8.CopyTo(to[length..]);
                length += 2;
            }
            label.CopyTo(to[length..]);
            length += label.Length;
            length += FixedPoint.Format(one.Weight, 1, signed: true, to[length..]);
        }
        return length;
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
