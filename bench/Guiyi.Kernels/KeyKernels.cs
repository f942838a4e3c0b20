using System.Globalization;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Guiyi.Internals;
using Guiyi.Standardize;
using Guiyi.Tests.Internals.Plain;

namespace Guiyi.Kernels;

/// <summary>Keys of values and distances of dates, each kernel beside the plain way. Time is per value or pair.</summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class KeyKernels
{
    readonly (string A, string B)[] han = TextPairs.Han, streets = TextPairs.Streets;
    readonly (DateOnly A, DateOnly B)[] dates = [.. Enumerable.Range(0, TextPairs.Many).Select(i => (Day(i), i % 2 == 0 ? Day(i).AddDays(i % 40) : Day(i * 31)))];
    readonly (uint A, uint B)[] sketches;
    readonly (string A, string B)[] texts;

    public KeyKernels()
    {
        sketches = Array.ConvertAll(dates, d => (Sketch.OfDate(d.A.Year, d.A.Month, d.A.Day), Sketch.OfDate(d.B.Year, d.B.Month, d.B.Day)));
        texts = Array.ConvertAll(dates, d => (d.A.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), d.B.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    static DateOnly Day(int i) => new DateOnly(1940, 1, 1).AddDays(i * 7919 % 24_000);

    [Benchmark(Baseline = true, OperationsPerInvoke = TextPairs.Many), BenchmarkCategory("pinyin key")]
    public int PlainPinyin()
    {
        int length = 0;
        foreach ((string name, _) in han)
            length += string.Concat(name.Select(c => Pinyin.OfGiven(c.ToString()))).Length;
        return length;
    }

    [Benchmark(OperationsPerInvoke = TextPairs.Many), BenchmarkCategory("pinyin key")]
    public int PinyinKey()
    {
        int length = 0;
        foreach ((string name, _) in han)
            length += Pinyin.OfGiven(name).Length;
        return length;
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = TextPairs.Many), BenchmarkCategory("dates one slip apart")]
    public int PlainDates()
    {
        int near = 0;
        foreach ((string a, string b) in texts)
            near += PlainEditDistance.Of(a, b) <= 1 ? 1 : 0;
        return near;
    }

    [Benchmark(OperationsPerInvoke = TextPairs.Many), BenchmarkCategory("dates one slip apart")]
    public int Dates()
    {
        int near = 0;
        foreach ((uint a, uint b) in sketches)
            near += Sketch.DatesAreNear(a, b) ? 1 : 0;
        return near;
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = TextPairs.Many), BenchmarkCategory("hash of a text")]
    public ulong PlainHash()
    {
        ulong sum = 0;
        foreach ((string text, _) in streets)
            sum += FowlerNollVo(text);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = TextPairs.Many), BenchmarkCategory("hash of a text")]
    public ulong Hash()
    {
        ulong sum = 0;
        foreach ((string text, _) in streets)
            sum += Hash64.Of(text);
        return sum;
    }

    /// <summary>FNV-1a, a character at a time.</summary>
    static ulong FowlerNollVo(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in text)
            hash = (hash ^ c) * 1099511628211;
        return hash;
    }
}
