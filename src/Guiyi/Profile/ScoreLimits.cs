namespace Guiyi.Profile;

/// <summary>
/// From where on each score from 2 to 5 is given; more is better. A value gets the score of its middle rank among those that set the limits, one
/// that lies between two of them the score of its place there.
/// </summary>
sealed class ScoreLimits
{
    const int Scores = 5;

    readonly Limit[] limits;
    readonly bool isSet;

    ScoreLimits(Limit[] limits, bool isSet) => (this.limits, this.isSet) = (limits, isSet);

    /// <param name="From">The value.</param>
    /// <param name="IsReached">It has the score itself; else only what is above it.</param>
    readonly record struct Limit(decimal From, bool IsReached);

    /// <summary>Limits that nobody set: a value alone is in the middle.</summary>
    public static ScoreLimits None { get; } = new([], false);

    /// <summary>The limits that some values set. The list is sorted.</summary>
    public static ScoreLimits Of(List<decimal> values)
    {
        if (values.Count == 0)
            return None;
        values.Sort();
        var limits = new List<Limit>(Scores - 1);
        void Reach(long doubledRank, decimal value, bool itself)
        {
            // The middle rank is (start + end) / 2; doubled, so that it stays a whole number.
            long score = Math.Min(Scores, 1 + (Scores * doubledRank / (2L * values.Count)));
            while (limits.Count < score - 1)
                limits.Add(new Limit(value, itself));
        }
        for (int start = 0; start < values.Count;)
        {
            int end = start + 1;
            while (end < values.Count && values[end] == values[start])
                end++;
            Reach((long)start + end, values[start], itself: true);
            Reach(2L * end, values[start], itself: false);
            start = end;
        }
        return new ScoreLimits([.. limits], true);
    }

    /// <summary>The score of a value, 1 to 5.</summary>
    public byte Score(decimal value)
    {
        if (!isSet)
            return (Scores + 1) / 2;
        byte score = 1;
        foreach (Limit limit in limits)
            if (value > limit.From || (limit.IsReached && value == limit.From))
                score++;
        return score;
    }
}
