namespace Guiyi.Evaluate;

/// <summary>Labels as numbers from 0 on, so that what belongs to a label lies in a column at its place.</summary>
static class SmallLabels
{
    /// <summary>Numbers that nobody has cost a place each: so many per item are put up with.</summary>
    const int PlacesPerItem = 2, FewPlaces = 1 << 10;

    /// <summary>The labels themselves where few numbers are left out, else each by the order in which it first stands; negative ones stay negative.</summary>
    /// <param name="labels">Any numbers.</param>
    /// <param name="end">One more than the highest label.</param>
    public static ReadOnlySpan<int> Of(ReadOnlySpan<int> labels, out int end)
    {
        int highest = -1;
        foreach (int label in labels)
            highest = Math.Max(highest, label);
        if (highest < ((long)labels.Length * PlacesPerItem) + FewPlaces)
        {
            end = highest + 1;
            return labels;
        }
        var numbers = new Dictionary<int, int>();
        int[] small = new int[labels.Length];
        for (int i = 0; i < small.Length; i++)
        {
            int number = -1;
            if (labels[i] >= 0 && !numbers.TryGetValue(labels[i], out number))
                numbers.Add(labels[i], number = numbers.Count);
            small[i] = number;
        }
        end = numbers.Count;
        return small;
    }
}
