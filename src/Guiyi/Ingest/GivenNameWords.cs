using Guiyi.Internals;

namespace Guiyi.Ingest;

/// <summary>Words that are given names in the West or their familiar forms: they tell a column of persons from one of things.</summary>
static class GivenNameWords
{
    // Used for a few thousand sampled values: a plain set is made sooner than a frozen one.
    static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Known =
        ReferenceData.Lines("names/western-given.csv").Concat(ReferenceData.Lines("names/nicknames.csv")).SelectMany(line => line.Split(','))
            .ToHashSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Contains(ReadOnlySpan<char> word) => Known.Contains(word);
}
