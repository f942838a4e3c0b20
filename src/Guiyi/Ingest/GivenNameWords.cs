using System.Collections.Frozen;
using Guiyi.Internals;

namespace Guiyi.Ingest;

/// <summary>Words that are given names in the West or their familiar forms: they tell a column of persons from one of things.</summary>
static class GivenNameWords
{
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Known =
        ReferenceData.Lines("names/western-given.csv").Concat(ReferenceData.Lines("names/nicknames.csv")).SelectMany(line => line.Split(','))
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Contains(ReadOnlySpan<char> word) => Known.Contains(word);
}
