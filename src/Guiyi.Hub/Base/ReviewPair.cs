using System.Globalization;
using Guiyi.Model;

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
