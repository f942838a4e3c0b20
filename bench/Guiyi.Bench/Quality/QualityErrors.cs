using Guiyi.Match;
using Guiyi.Match.Scoring;

namespace Guiyi.Bench.Quality;

/// <summary>Where a result is wrong: the most frequent kinds of mistakes, each with an example, and the most confident mistakes.</summary>
static class QualityErrors
{
    const int KindsListed = 30, MistakesListed = 10;

    public static void Print(TextWriter output, ScoredRun run)
    {
        foreach (KindResult kind in run.Kinds.Where(k => k.Match.Nodes.Count > 0))
        {
            IReadOnlyList<Mistake> mistakes = new MistakeFinder(run, kind).Find();
            output.WriteLine($"\n{run.Set.Name}, {kind.Customers.Kind.ToString().ToLowerInvariant()}s; a pair is kept from {Figure.Bits(kind.Match.Threshold)} bits on");
            PrintKinds(output, "misses", kind.Match, [.. mistakes.Where(m => !m.Joined)]);
            PrintKinds(output, "false merges", kind.Match, [.. mistakes.Where(m => m.Joined)]);
            output.WriteLine(mistakes.Count > 0 ? "\nThe most confident mistakes" : "");
            foreach (Mistake mistake in mistakes.OrderByDescending(m => m.Confidence).ThenBy(m => (m.Left, m.Right)).Take(MistakesListed))
                PrintWaterfall(output, kind.Match, mistake);
        }
        output.WriteLine();
    }

    static void PrintKinds(TextWriter output, string title, MatchResult match, Mistake[] mistakes)
    {
        string steps = string.Join(", ", mistakes.CountBy(m => m.How).OrderByDescending(s => s.Value).Select(s => $"{Figure.Count(s.Value)} {s.Key}"));
        output.WriteLine($"\n{Figure.Count(mistakes.Length)} {title}{(steps.Length > 0 ? $": {steps}" : "")}");
        foreach (IGrouping<string, Mistake> same in mistakes.GroupBy(m => Kind(match, m)).OrderByDescending(k => k.Count()).ThenBy(k => k.Key, StringComparer.Ordinal).Take(KindsListed))
        {
            Mistake example = same.First();
            output.WriteLine($"{Figure.Count(same.Count()),8}  {same.Key}");
            output.WriteLine($"          e.g. {string.Join("; ", example.Evidence.Select(e => $"{Values(e)} {Figure.Bits(e.Weight)}"))} => {Figure.Bits(example.Weight)}");
        }
    }

    /// <summary>Mistakes are of one kind where the same step went wrong on the same levels, between the same sources.</summary>
    static string Kind(MatchResult match, Mistake mistake)
    {
        string[] sources = [Source(match, mistake.Left), Source(match, mistake.Right)];
        Array.Sort(sources, StringComparer.Ordinal);
        return $"{mistake.How}, {string.Join(" + ", sources)}: {string.Join(", ", mistake.Evidence.Select(e => $"{e.Attribute} {e.Level}"))}";
    }

    /// <summary>From the odds before anything is known, attribute by attribute, to the pair's weight.</summary>
    static void PrintWaterfall(TextWriter output, MatchResult match, Mistake mistake)
    {
        double prior = match.Scorer.PriorBits, rest = mistake.Weight - prior - mistake.Evidence.Sum(e => e.Weight);
        output.WriteLine($"\n  {mistake.How}: {Place(match, mistake.Left)} and {Place(match, mistake.Right)}");
        output.WriteLine($"    {Figure.Bits(prior),6}  before anything is compared");
        foreach (Evidence evidence in mistake.Evidence.OrderByDescending(e => Math.Abs(e.Weight)))
            output.WriteLine($"    {Figure.Bits(evidence.Weight),6}  {evidence.Attribute} {evidence.Level}: {Values(evidence)}");
        if (Math.Abs(rest) >= 0.05)
            output.WriteLine($"    {Figure.Bits(rest),6}  relatives at one place, or a common full name, would explain it too");
        output.WriteLine($"    {Figure.Bits(mistake.Weight),6}  in all");
    }

    static string Values(Evidence evidence) => $"{evidence.Left} / {evidence.Right}";

    static string Place(MatchResult match, int node) => FormattableString.Invariant($"{Source(match, node)} {match.Nodes.Table.Row(match.Nodes.Record(node))}");

    static string Source(MatchResult match, int node) => match.Nodes.Table.Sources[match.Nodes.Table.SourceOf(match.Nodes.Record(node))].Source;
}
