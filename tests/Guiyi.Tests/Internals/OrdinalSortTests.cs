using Guiyi.Internals;
using Xunit;

namespace Guiyi.Tests.Internals;

public sealed class OrdinalSortTests
{
    [Fact]
    public void Ids_are_sorted_as_ordinal_comparison_sorts_them()
    {
        string[] ids = [.. Enumerable.Range(0, 3000).Select(i => Made((ulong)i)).Distinct()];
        string[] expected = [.. ids.Order(StringComparer.Ordinal)];
        string[] belongings = [.. ids.Select(id => $"of {id}")];
        OrdinalSort.Sort(ids, belongings);
        Assert.Equal(expected, ids);
        Assert.Equal(expected.Select(id => $"of {id}"), belongings);
    }

    /// <summary>Like the ids that are given, and unlike them: short, long with a common start, beyond ASCII.</summary>
    static string Made(ulong i)
    {
        string random = Hash64.Mix(i, 5).ToString("X16");
        return (i % 5) switch
        {
            0 => "P" + random[..12],
            1 => random[..(int)(i % 4)],
            2 => "CUSTOMER-NUMBER-" + random[..3],
            3 => "P" + random[..2] + (char)(120 + i % 20) + random[3..6],
            _ => "P客" + random[..(int)(i % 3)],
        };
    }
}
