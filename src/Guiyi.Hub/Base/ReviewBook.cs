using Guiyi.Match;
using Guiyi.Model;
using Guiyi.Review;

namespace Guiyi.Hub.Base;

/// <summary>What people should look at, the most useful first: what the fit was in doubt about, and what came up since. Any thread may ask while the writer changes it.</summary>
sealed class ReviewBook(LiveBase live, Func<int, int, bool> isJudged)
{
    /// <summary>Beyond so many answers hardly matter.</summary>
    const int Most = 5000;

    const double Least = 0.05;

    /// <summary>Of larger commits the doubtful pairs are looked for behind them, so many records at a time: the writer does not wait for it.</summary>
    const int FewRecords = 64;

    const int Nearest = 5;

    /// <summary>Doubtful from so many bits below even odds on, to so many above.</summary>
    const double Doubtful = 3;

    readonly Lock gate = new();
    readonly Dictionary<(EntityKind, int, int), ReviewPair> pairs = [];
    readonly SortedSet<ReviewPair> order = new(ReviewPair.InOrder);
    readonly HashSet<int> later = [];

    /// <summary>Number of open questions.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return pairs.Count;
        }
    }

    /// <summary>Open questions, the most useful first.</summary>
    public IReadOnlyList<ReviewPair> All()
    {
        lock (gate)
            return [.. order];
    }

    /// <summary>What a fit was in doubt about.</summary>
    public void Add(UnifyResult result)
    {
        foreach (KindResult kind in (KindResult[])[result.Persons, result.Organizations])
            foreach ((Question question, double usefulness) in QuestionChooser.Choose(kind.Match, kind.Merged, result.Judgments, Most, least: Least))
                Add(new ReviewPair(kind.Customers.Kind, kind.Match.Nodes.Record(question.Left), kind.Match.Nodes.Record(question.Right), usefulness));
    }

    void Add(ReviewPair pair)
    {
        if (pair.Left > pair.Right)
            pair = pair with { Left = pair.Right, Right = pair.Left };
        lock (gate)
            if (pairs.TryAdd((pair.Kind, pair.Left, pair.Right), pair))
                order.Add(pair);
    }

    /// <summary>A person has answered.</summary>
    public void Answer(int left, int right)
    {
        lock (gate)
            foreach (EntityKind kind in (EntityKind[])[EntityKind.Person, EntityKind.Organization])
                if (pairs.Remove((kind, Math.Min(left, right), Math.Max(left, right)), out ReviewPair? pair))
                    order.Remove(pair);
    }

    /// <summary>A change was taken over: what it could not join, and who is near the records that came, may be asked.</summary>
    public void Follow(LiveDelta delta, IReadOnlyList<int> numbers)
    {
        foreach (RefusedJoining refused in delta.Refused)
            if (!refused.IsExcluded)
                Add(new ReviewPair(refused.Kind, refused.Left, refused.Right, Usefulness(refused.Kind, refused.Left, refused.Right, double.IsNaN(refused.Weight) ? 0 : refused.Weight)));
        if (numbers.Count <= FewRecords)
            Ask(numbers);
        else
            lock (gate)
                later.UnionWith(numbers);
    }

    /// <summary>Looks for the doubtful pairs of some records that came with larger commits.</summary>
    /// <returns>False where there are no such records.</returns>
    public bool AskLater()
    {
        int[] some;
        lock (gate)
        {
            some = [.. later.Take(FewRecords)];
            later.ExceptWith(some);
        }
        foreach (int number in some)
            try
            {
                Ask([number]);
            }
            catch (Exception moved) when (moved is ArgumentException or KeyNotFoundException)
            {
                // The writer has just changed what was being looked at: once more.
                lock (gate)
                    later.Add(number);
            }
        return some.Length > 0;
    }

    void Ask(IReadOnlyList<int> numbers)
    {
        foreach (int number in numbers.Where(live.Has))
            foreach (EntityKind kind in (EntityKind[])[EntityKind.Person, EntityKind.Organization])
                if (live.CustomerOf(kind, number) is { } own)
                    foreach (LiveCandidate near in live.Find(kind, number, Nearest))
                        if (near.CustomerId is { } other && other != own && Math.Abs(near.Weight) <= Doubtful && !isJudged(number, near.Record))
                            Add(new ReviewPair(kind, number, near.Record, Usefulness(kind, number, near.Record, near.Weight)));
    }

    /// <summary>As <see cref="Question.ExpectedChange"/>.</summary>
    double Usefulness(EntityKind kind, int left, int right, double weight)
    {
        int Size(int record) => live.CustomerOf(kind, record) is { } id ? live.Records(kind, id).Count : 1;
        return MatchResult.Probability(weight) * Size(left) * Size(right);
    }
}
