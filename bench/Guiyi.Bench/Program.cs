using System.Diagnostics;
using Guiyi;
using Guiyi.Bench.Quality;
using Guiyi.Match;
using Guiyi.Model;

string data = args.Length > 0 ? args[0] : "../shared/data";
string only = args.Length > 1 ? args[1] : "";
bool verbose = args.Contains("-v");
if (args.Contains("-1m")) { foreach (int warm in new[] { 1 }) { var w1 = Stopwatch.StartNew(); Pipeline.Unify(Guiyi.Hub.Sources.SourceFile.Open("/tmp/data/people_1m.csv"), new UnifyOptions { AsOf = new DateTime(2026, 1, 1), IgnoredColumns = ["unique_id", "cluster"], StageBegins = s => Console.WriteLine($"{w1.Elapsed.TotalSeconds:0.0} {s} {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB") }); Console.WriteLine($"{w1.Elapsed.TotalSeconds:0.0} end {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB"); } return 0; }
foreach (QualitySet set in QualitySets.In(data, "/tmp/data"))
{
    if (only.Length > 0 && only != "-v" && !set.Name.StartsWith(only, StringComparison.Ordinal))
        continue;
    var watch = Stopwatch.StartNew();
    var stages = new List<(string, double)>();
    UnifyResult result = Pipeline.Unify(set.Open(), new UnifyOptions { AsOf = new DateTime(2026, 1, 1), IgnoredColumns = set.Ignored, StageBegins = s => stages.Add((s, watch.Elapsed.TotalSeconds)) });
    double seconds = watch.Elapsed.TotalSeconds;
    var truth = set.Truth();
    var labels = new Dictionary<string, int>();
    var cells = new Dictionary<(int, int), int>();
    var found = new Dictionary<int, int>();
    var real = new Dictionary<int, int>();
    int n = 0;
    for (int r = 0; r < result.Table.Count; r++)
    {
        var key = new RowKey(result.Table.Sources[result.Table.SourceOf(r)].Source, result.Table.Row(r));
        if (!truth.TryGetValue(key, out string? label))
            continue;
        int p = set.Organizations ? result.Organizations.Customers.CustomerOf(r) : result.Persons.Customers.CustomerOf(r);
        if (p < 0 && !set.Organizations) { int o = result.Organizations.Customers.CustomerOf(r); p = o < 0 ? -2 - r : 10_000_000 + o; }
        if (!labels.TryGetValue(label, out int t)) labels[label] = t = labels.Count;
        cells[(p, t)] = cells.GetValueOrDefault((p, t)) + 1;
        found[p] = found.GetValueOrDefault(p) + 1;
        real[t] = real.GetValueOrDefault(t) + 1;
        n++;
    }
    if (args.Contains("-w") && set.Name == "cn") { using var w = new StreamWriter("/tmp/data/result.csv"); w.WriteLine("source,row,customer_id"); for (int r = 0; r < result.Table.Count; r++) { int c = result.Persons.Customers.CustomerOf(r); w.WriteLine($"{result.Table.Sources[result.Table.SourceOf(r)].Source},{result.Table.Row(r)},{(c < 0 ? "" : result.Persons.Customers.Id(c))}"); } }
    double C2(IEnumerable<int> xs) => xs.Sum(x => (double)x * (x - 1) / 2);
    double tp = C2(cells.Values), pp = C2(found.Values), tt = C2(real.Values);
    double prec = tp / Math.Max(1, pp), rec = tp / Math.Max(1, tt), f1 = 2 * prec * rec / Math.Max(1e-9, prec + rec);
    double bp = cells.Sum(c => (double)c.Value * c.Value / found[c.Key.Item1]) / n, br = cells.Sum(c => (double)c.Value * c.Value / real[c.Key.Item2]) / n;
    MatchResult match = set.Organizations ? result.Organizations.Match : result.Persons.Match;
    Console.WriteLine($"{set.Name,-14} n={n,7} P={prec:.0000} R={rec:.0000} F1={f1:.0000} (must {set.MustReach:.000}; {set.Reference})  B3={2 * bp * br / (bp + br):.0000} largest={found.Values.Max()} pairs={match.Compared} thr={match.Threshold:0.0} {seconds:0.0}s");
    if (verbose)
    {
        foreach (var s in stages) Console.Write($"{s.Item1}@{s.Item2:0.0} ");
        Console.WriteLine();
        foreach (var src in result.Table.Mappings)
            foreach (var f in src.Fields)
                Console.WriteLine($"   {src.Source}: {string.Join("+", f.Columns)} -> {f.Target} {f.Label} {f.Owner}");
        foreach (var u in match.Recipes) Console.WriteLine($"   {u.Name}: {u.Pairs} largest {u.LargestBlock} leftout {u.BlocksLeftOut}");
        var m = match.Scorer.Model;
        Console.WriteLine($"   prior {m.Prior:e2} relatives {m.RelativesPrior:e2}");
        for (int c = 0; c < m.Attributes.Count; c++)
            Console.WriteLine($"   {m.Attributes[c],-22} " + string.Join("  ", m.Levels[c].Select((l, i) => $"{l} m={m.M[c][i + 1]:.000} h={m.H[c][i + 1]:.000} u={m.U[c][i + 1]:g2} {Math.Log2(m.M[c][i + 1] / m.U[c][i + 1]):0.0}")));
        // candidate recall
        string?[] lab = new string?[match.Nodes.Count];
        for (int i = 0; i < lab.Length; i++) { int r = match.Nodes.Record(i); truth.TryGetValue(new RowKey(result.Table.Sources[result.Table.SourceOf(r)].Source, result.Table.Row(r)), out lab[i]); }
        long trueCand = 0, above = 0, trueAbove = 0;
        for (int i = 0; i < match.Pairs.Count; i++)
        {
            (int a, int b, double w) = match.PairAt(i);
            bool same = lab[a] is { } x && x == lab[b];
            if (lab[a] is null || lab[b] is null) continue;
            if (same) trueCand++;
            if (w >= match.Threshold) { above++; if (same) trueAbove++; }
        }
        if (args.Contains("-e")) Errors.Print(match, set.Organizations ? result.Organizations : result.Persons, lab);
        Console.WriteLine($"   true pairs {tt}, in candidates {trueCand} ({trueCand / tt:.000}); above threshold: {above}, true {trueAbove}: P={(double)trueAbove / above:.000} R={trueAbove / tt:.000}; refused joins {(set.Organizations ? result.Organizations : result.Persons).Merged.Refused.Count}");
    }
}
return 0;

static class Errors
{
    public static void Print(MatchResult match, KindResult kind, string?[] label)
    {
        var known = new Dictionary<(int, int), double>();
        for (int i = 0; i < match.Pairs.Count; i++) { (int a, int b, double w) = match.PairAt(i); if (label[a] is { } x && (x == label[b] || w > -3)) known[(a, b)] = w; }
        var misses = new Dictionary<string, (int N, double W, (int, int) Example)>();
        var merges = new Dictionary<string, (int N, double W, (int, int) Example)>();
        void Add(Dictionary<string, (int N, double W, (int, int) Example)> d, string key, double w, (int, int) e) { d.TryGetValue(key, out var v); d[key] = (v.N + 1, w, v.N == 0 ? e : v.Example); }
        foreach (var g in Enumerable.Range(0, label.Length).Where(i => label[i] is not null).GroupBy(i => label[i]))
        {
            int[] n = g.ToArray();
            for (int i = 0; i < n.Length; i++) for (int j = i + 1; j < n.Length; j++)
                if (kind.Customers.CustomerOf(match.Nodes.Record(n[i])) != kind.Customers.CustomerOf(match.Nodes.Record(n[j])))
                {
                    bool cand = known.TryGetValue((n[i], n[j]), out double w);
                    string pat = string.Join(" ", match.Scorer.Explain(n[i], n[j]).Select(e => $"{e.Attribute}:{e.Level}"));
                    Add(misses, (cand ? w >= match.Threshold ? "REFUSED " : "LOW " : "NOCAND ") + Src(match, n[i], n[j]) + pat, w, (n[i], n[j]));
                }
        }
        foreach (var g in Enumerable.Range(0, label.Length).Where(i => label[i] is not null).GroupBy(i => kind.Customers.CustomerOf(match.Nodes.Record(i))))
        {
            int[] n = g.ToArray();
            for (int i = 0; i < n.Length; i++) for (int j = i + 1; j < n.Length; j++)
                if (label[n[i]] != label[n[j]])
                {
                    bool cand = known.TryGetValue((n[i], n[j]), out double w);
                    string pat = string.Join(" ", match.Scorer.Explain(n[i], n[j]).Select(e => $"{e.Attribute}:{e.Level}"));
                    Add(merges, (cand && w >= match.Threshold ? "EDGE " : "CHAIN ") + Src(match, n[i], n[j]) + pat, w, (n[i], n[j]));
                }
        }
        foreach ((string title, var d) in new[] { ("MISSES", misses), ("FALSE MERGES", merges) })
        {
            Console.WriteLine($"== {title} {d.Values.Sum(v => v.N)}: " + string.Join(" ", d.GroupBy(k => k.Key.Split(' ')[0]).Select(g => g.Key + "=" + g.Sum(v => v.Value.N))));
            foreach (var (k, v) in d.OrderByDescending(k => k.Value.N).Take(45))
            {
                Console.WriteLine($"{v.N,6} {v.W,6:0.0} {k}");
                Console.WriteLine("            " + string.Join(" ; ", match.Scorer.Explain(v.Example.Item1, v.Example.Item2).Select(e => $"{e.Left}~{e.Right} {e.Weight:0.0}")) + $" => {match.Scorer.Total(v.Example.Item1, v.Example.Item2):0.0}");
            }
        }
    }

    static string Src(MatchResult m, int a, int b)
    {
        string[] s = [m.Nodes.Table.Sources[m.Nodes.Table.SourceOf(m.Nodes.Record(a))].Source[..3], m.Nodes.Table.Sources[m.Nodes.Table.SourceOf(m.Nodes.Record(b))].Source[..3]];
        Array.Sort(s);
        return $"{s[0]}+{s[1]} ";
    }
}
