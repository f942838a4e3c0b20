using Guiyi.Model;

namespace Guiyi.Match.Comparing;

/// <summary>
/// Parts of one address in columns of their own. Who has moved lives in another street, another city and another postcode, which is one thing that has
/// changed and not three: of the parts that differ the most telling counts, the others are as if they were missing.
/// </summary>
sealed class PlaceParts
{
    // The most telling first.
    static readonly AttributeKind[] Kinds = [AttributeKind.Street, AttributeKind.Postcode, AttributeKind.City, AttributeKind.Region];

    // Their comparisons, and the last level of each.
    readonly (int Comparison, int Different)[] parts;

    public PlaceParts(Comparison[] comparisons) =>
        parts =
        [
            .. Enumerable.Range(0, comparisons.Length).Where(c => Rank(comparisons[c]) >= 0).OrderBy(c => Rank(comparisons[c]))
                .Select(c => (c, comparisons[c].Levels.Count)),
        ];

    static int Rank(Comparison comparison) => comparison.Column.Label == "birthplace" ? -1 : Array.IndexOf(Kinds, comparison.Column.Kind);

    /// <summary>The pattern as it is weighed.</summary>
    public ulong Weighed(ulong pattern)
    {
        bool moved = false;
        foreach ((int comparison, int different) in parts)
        {
            if (ComparisonSet.Level(pattern, comparison) != different)
                continue;
            if (moved)
                pattern &= ~(15UL << (4 * comparison));
            moved = true;
        }
        return pattern;
    }
}
