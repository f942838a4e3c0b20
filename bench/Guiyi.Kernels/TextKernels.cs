using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Guiyi.Internals;
using Guiyi.Tests.Internals.Plain;

namespace Guiyi.Kernels;

/// <summary>Similarity of two texts, each kernel beside the plain loops. Time is per pair.</summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class TextKernels
{
    readonly (string A, string B)[] names = TextPairs.Names, streets = TextPairs.Streets, han = TextPairs.Han;

    [Benchmark(Baseline = true, OperationsPerInvoke = TextPairs.Many), BenchmarkCategory("Jaro-Winkler, names")]
    public double PlainJaroNames() => PlainJaro(names);

    [Benchmark(OperationsPerInvoke = TextPairs.Many), BenchmarkCategory("Jaro-Winkler, names")]
    public double JaroNames() => Jaro(names);

    [Benchmark(Baseline = true, OperationsPerInvoke = TextPairs.Many), BenchmarkCategory("Jaro-Winkler, 16-30")]
    public double PlainJaroStreets() => PlainJaro(streets);

    [Benchmark(OperationsPerInvoke = TextPairs.Many), BenchmarkCategory("Jaro-Winkler, 16-30")]
    public double JaroStreets() => Jaro(streets);

    [Benchmark(Baseline = true, OperationsPerInvoke = TextPairs.Many), BenchmarkCategory("Jaro-Winkler, Han")]
    public double PlainJaroHan() => PlainJaro(han);

    [Benchmark(OperationsPerInvoke = TextPairs.Many), BenchmarkCategory("Jaro-Winkler, Han")]
    public double JaroHan() => Jaro(han);

    [Benchmark(Baseline = true, OperationsPerInvoke = TextPairs.Many), BenchmarkCategory("edit distance, names")]
    public int PlainEditNames() => PlainEdit(names);

    [Benchmark(OperationsPerInvoke = TextPairs.Many), BenchmarkCategory("edit distance, names")]
    public int EditNames() => Edit(names);

    [Benchmark(Baseline = true, OperationsPerInvoke = TextPairs.Many), BenchmarkCategory("edit distance, 16-30")]
    public int PlainEditStreets() => PlainEdit(streets);

    [Benchmark(OperationsPerInvoke = TextPairs.Many), BenchmarkCategory("edit distance, 16-30")]
    public int EditStreets() => Edit(streets);

    [Benchmark(Baseline = true, OperationsPerInvoke = TextPairs.Many), BenchmarkCategory("at most one edit, names")]
    public int PlainAtMostOne()
    {
        int near = 0;
        foreach ((string a, string b) in names)
            near += PlainEditDistance.Of(a, b) <= 1 ? 1 : 0;
        return near;
    }

    [Benchmark(OperationsPerInvoke = TextPairs.Many), BenchmarkCategory("at most one edit, names")]
    public int AtMostOne()
    {
        int near = 0;
        foreach ((string a, string b) in names)
            near += EditDistance.AtMostOne(a, b) ? 1 : 0;
        return near;
    }

    static double Jaro((string A, string B)[] pairs)
    {
        double sum = 0;
        foreach ((string a, string b) in pairs)
            sum += JaroWinkler.Similarity(a, b);
        return sum;
    }

    static double PlainJaro((string A, string B)[] pairs)
    {
        double sum = 0;
        foreach ((string a, string b) in pairs)
            sum += PlainJaroWinkler.Similarity(a, b);
        return sum;
    }

    static int Edit((string A, string B)[] pairs)
    {
        int sum = 0;
        foreach ((string a, string b) in pairs)
            sum += EditDistance.Of(a, b);
        return sum;
    }

    static int PlainEdit((string A, string B)[] pairs)
    {
        int sum = 0;
        foreach ((string a, string b) in pairs)
            sum += PlainEditDistance.Of(a, b);
        return sum;
    }
}
