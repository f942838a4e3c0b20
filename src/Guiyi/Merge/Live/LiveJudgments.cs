namespace Guiyi.Merge.Live;

/// <summary>What people say about pairs of records, kept by record: each saying counts until it is withdrawn.</summary>
sealed class LiveJudgments
{
    readonly Dictionary<int, List<Saying>> of = [];

    /// <summary>What is said of a record and another.</summary>
    /// <param name="Other">The other.</param>
    /// <param name="Same">How often that both are one.</param>
    /// <param name="Different">How often that they are two.</param>
    public readonly record struct Saying(int Other, int Same, int Different);

    /// <summary>All that is said of a record and others.</summary>
    public IReadOnlyList<Saying> Of(int record) => of.TryGetValue(record, out List<Saying>? own) ? own : [];

    /// <summary>How often a decision was given and not withdrawn.</summary>
    public int Count(int left, int right, Decision decision)
    {
        foreach (Saying saying in Of(left))
            if (saying.Other == right)
                return decision == Decision.Same ? saying.Same : saying.Different;
        return 0;
    }

    /// <summary>Adds a judgment, or withdraws one.</summary>
    /// <param name="left">A record.</param>
    /// <param name="right">The other.</param>
    /// <param name="decision">Same or different; "unsure" says nothing.</param>
    /// <param name="times">1, or -1 to withdraw.</param>
    public void Say(int left, int right, Decision decision, int times)
    {
        if (decision == Decision.Unsure || left == right)
            return;
        SayOf(left, right, decision, times);
        SayOf(right, left, decision, times);
    }

    void SayOf(int record, int other, Decision decision, int times)
    {
        if (!of.TryGetValue(record, out List<Saying>? own))
            of.Add(record, own = []);
        int at = own.FindIndex(s => s.Other == other);
        Saying saying = at < 0 ? new Saying(other, 0, 0) : own[at];
        saying = decision == Decision.Same ? saying with { Same = saying.Same + times } : saying with { Different = saying.Different + times };
        if (at < 0)
            own.Add(saying);
        else if (saying.Same + saying.Different > 0)
            own[at] = saying;
        else
            own.RemoveAt(at);
        if (own.Count == 0)
            of.Remove(record);
    }
}
