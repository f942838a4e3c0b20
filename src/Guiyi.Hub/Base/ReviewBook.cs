using System.Globalization;
using Guiyi.Match;
using Guiyi.Model;
using Guiyi.Review;

namespace Guiyi.Hub.Base;

/// <summary>Two records of which a person should say whether they are one customer.</summary>
/// <param name="Kind">Whether persons or organizations are meant.</param>
/// <param name="Left">Number of a record.</param>
/// <param name="Right">Number of the other.</param>
/// <param name="Usefulness">Pairs of records on which the result is expected to change by the answer; more where it teaches.</param>
sealed record ReviewPair(EntityKind Kind, int Left, int Right, double Usefulness)
{
    /// <summary>The most useful first.</summary>
    public static Comparer<ReviewPair> InOrder { get; } = Comparer<ReviewPair>.Create(Compare);

    /// <summary>Where it stands in that order, as a text.</summary>
    public string Place => string.Create(CultureInfo.InvariantCulture, $"{Usefulness:R}_{(int)Kind}_{Left}_{Right}");

    /// <summary>The pair of a place.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static ReviewPair At(string place)
    {
        if (place.Split('_') is [var usefulness, var kind, var left, var right]
            && double.TryParse(usefulness, NumberStyles.Float, CultureInfo.InvariantCulture, out double useful)
            && int.TryParse(kind, NumberStyles.None, CultureInfo.InvariantCulture, out int of)
            && int.TryParse(left, NumberStyles.None, CultureInfo.InvariantCulture, out int one)
            && int.TryParse(right, NumberStyles.None, CultureInfo.InvariantCulture, out int other))
            return new ReviewPair((EntityKind)of, one, other, useful);
        throw new FormatException($"found '{place}'; expected the \"next\" of the page before");
    }

    static int Compare(ReviewPair? a, ReviewPair? b)
    {
        int sign = b!.Usefulness.CompareTo(a!.Usefulness);
        sign = sign != 0 ? sign : a.Kind.CompareTo(b.Kind);
        sign = sign != 0 ? sign : a.Left.CompareTo(b.Left);
        return sign != 0 ? sign : a.Right.CompareTo(b.Right);
    }
}

/// <summary>What people should look at, the most useful first: what the fit was in doubt about, and what came up since. Any thread may ask while the writer changes it.</summary>
sealed class ReviewBook(LiveBase live)
{
    /// <summary>Beyond so many answers hardly matter.</summary>
    const int Most = 5000;

    const double Least = 0.05;

    /// <summary>Of larger commits the next fit finds the doubtful pairs.</summary>
    const int FewRecords = 64;

    /// <summary>Doubtful from so many bits below even odds on, to so many above.</summary>
    const double Doubtful = 3;

    readonly Lock gate = new();
    readonly Dictionary<(EntityKind, int, int), ReviewPair> pairs = [];
    readonly SortedSet<ReviewPair> order = new(ReviewPair.InOrder);

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
        if (numbers.Count > FewRecords)
            return;
        foreach (int number in numbers.Where(live.Has))
            foreach (EntityKind kind in (EntityKind[])[EntityKind.Person, EntityKind.Organization])
                if (live.CustomerOf(kind, number) is { } own)
                    foreach (LiveCandidate near in live.Find(kind, number, 5))
                        if (near.CustomerId is { } other && other != own && Math.Abs(near.Weight) <= Doubtful)
                            Add(new ReviewPair(kind, number, near.Record, Usefulness(kind, number, near.Record, near.Weight)));
    }

    /// <summary>As <see cref="Question.ExpectedChange"/>.</summary>
    double Usefulness(EntityKind kind, int left, int right, double weight)
    {
        int Size(int record) => live.CustomerOf(kind, record) is { } id ? live.Records(kind, id).Count : 1;
        return MatchResult.Probability(weight) * Size(left) * Size(right);
    }
}
