using Guiyi.Match.Training;

namespace Guiyi.Match.Blocking;

/// <summary>All pairs of nodes that were compared, as columns: left and right node (left &lt; right), and the row of what was found among <see cref="Counts"/>.</summary>
/// <param name="Left">Left nodes.</param>
/// <param name="Right">Right nodes.</param>
/// <param name="Rows">For each pair its row among the counts.</param>
/// <param name="Counts">What was found how often.</param>
sealed record ComparedPairs(int[] Left, int[] Right, int[] Rows, PatternCounts Counts)
{
    public int Count => Left.Length;
}
