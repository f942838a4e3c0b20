using System.Collections.Frozen;
using Guiyi.Internals;

namespace Guiyi.Standardize;

/// <summary>Chinese characters that look alike, so that typing, handwriting and character recognition confuse them.</summary>
public static class Shapes
{
    static readonly FrozenSet<int> Pairs = ReferenceData.Lines("names/alike-shapes.csv").SelectMany(line => line.Split(',')).SelectMany(PairsOf).ToFrozenSet();

    /// <summary>True where two characters are the same or are known to look alike (未 and 末). Allocates nothing.</summary>
    public static bool AreAlike(char a, char b) => a == b || Pairs.Contains(Pair(a, b));

    static int Pair(char a, char b) => a < b ? a << 16 | b : b << 16 | a;

    static IEnumerable<int> PairsOf(string group)
    {
        for (int i = 0; i < group.Length; i++)
            for (int j = i + 1; j < group.Length; j++)
                yield return Pair(group[i], group[j]);
    }
}
