namespace Guiyi.Number;

/// <summary>A code that was given to a customer once, and what became of it. Codes are never forgotten and never given to another customer.</summary>
/// <param name="Code">The code.</param>
/// <param name="CustomerId">The customer it was issued to.</param>
/// <param name="Prefix">The part before the serial; null where it is not known, as in rows from an earlier customers.csv.</param>
/// <param name="Issued">Label of the run that issued it.</param>
/// <param name="Retired">Label of the run that retired it; empty while it is the customer's current code.</param>
/// <param name="Reason">Why it was retired, one of <see cref="RetireReason"/>, or restored for one that came back; empty otherwise.</param>
/// <param name="ReplacedBy">The customer who took over its customer in a merge; empty otherwise.</param>
public sealed record IssuedCode(string Code, string CustomerId, string? Prefix, string Issued, string Retired = "", string Reason = "", string ReplacedBy = "")
{
    /// <summary>Whether it is its customer's current code.</summary>
    public bool IsCurrent => Retired.Length == 0;

    /// <summary>The customer the code leads to today.</summary>
    public string Resolved => ReplacedBy.Length > 0 ? ReplacedBy : CustomerId;

    /// <summary>Digits as a serial, or null where they are none.</summary>
    internal static long? ReadSerial(ReadOnlySpan<char> digits) =>
        digits.Length is > 0 and <= 18 && !digits.ContainsAnyExceptInRange('0', '9') ? long.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) : null;
}

/// <summary>Why a code is no longer current.</summary>
public static class RetireReason
{
    /// <summary>The customer's classes changed; another code is current.</summary>
    public const string Reclassified = "reclassified";

    /// <summary>The customer was merged into another; the code leads there.</summary>
    public const string Merged = "merged";

    /// <summary>The customer was not in the run.</summary>
    public const string Absent = "absent";

    /// <summary>Not retired: a code that was retired and is current again.</summary>
    public const string Restored = "restored";
}
