namespace Guiyi.Number;

/// <summary>A customer to be numbered.</summary>
/// <param name="CustomerId">The customer's id.</param>
/// <param name="Prefix">The code without its serial, from <see cref="CodePattern.Prefix(IReadOnlyList{Classify.ClassAssignment})"/>.</param>
/// <param name="OrderKey">New customers of a prefix are numbered in the ordinal order of this key, then of their ids; such as the day first seen.</param>
public readonly record struct NumberRequest(string CustomerId, string Prefix, string OrderKey);

/// <summary>How a run numbers.</summary>
public sealed record NumberOptions
{
    /// <summary>Label of the run, noted with each code it issues or retires; not empty.</summary>
    public required string Run { get; init; }

    /// <summary>Least number of digits of a serial.</summary>
    public int SerialWidth { get; init; } = 3;

    /// <summary>Customer ids that merges retired, with the id that took over.</summary>
    public IReadOnlyDictionary<string, string> ReplacedBy { get; init; } = new Dictionary<string, string>();
}

/// <summary>The codes of a run.</summary>
/// <param name="Codes">The current code of each customer that was asked for, in the order of the requests.</param>
/// <param name="State">The state to keep for the next run.</param>
/// <param name="Kept">Customers that keep the code they had.</param>
/// <param name="Issued">Customers that got a code never issued before.</param>
/// <param name="Restored">Customers that got back a code of their own that had been retired.</param>
/// <param name="Reclassified">Codes retired because their customer's classes changed.</param>
/// <param name="Merged">Codes retired because their customer was merged into another.</param>
/// <param name="Absent">Codes retired because their customer was not in the run.</param>
public sealed record NumberResult(
    GivenCodes Codes,
    NumberState State,
    int Kept,
    int Issued,
    int Restored,
    int Reclassified,
    int Merged,
    int Absent);
