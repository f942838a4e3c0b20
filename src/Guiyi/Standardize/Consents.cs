using Guiyi.Ingest;
using Guiyi.Internals;
using Guiyi.Model;

namespace Guiyi.Standardize;

/// <summary>Answers to the question whether somebody may be written to, as people and systems put them. What nobody answered is no statement: silence is no consent (GDPR recital 32).</summary>
public static class Consents
{
    internal const string Granted = "granted", Denied = "denied";

    // Shorter numbers are counts and codes.
    const int ShortestDate = 8;

    /// <summary>Reads the answer in a column that asks for consent.</summary>
    /// <param name="raw">The text as received. A date is when consent was given.</param>
    /// <returns>"granted" or "denied"; no value where nothing was said, such as 待确认 or "pending".</returns>
    public static Standardized<string> Parse(string raw) => Read(raw, meaning => meaning.Asked, Granted, "consent");

    /// <summary>Reads the answer in a column that asks for refusal, such as "unsubscribed": yes is "denied". A date is when consent was withdrawn.</summary>
    /// <inheritdoc cref="Parse"/>
    public static Standardized<string> ParseOptOut(string raw) => Read(raw, meaning => meaning.Refused, Denied, "refusal");

    static Standardized<string> Read(string raw, Func<ConsentWords.Meaning, string> said, string onDate, string asked)
    {
        ArgumentNullException.ThrowIfNull(raw);
        if (string.IsNullOrWhiteSpace(raw))
            return Standardized<string>.Empty;
        if (ConsentWords.Find(raw) is { } meaning && said(meaning) is var answer and not "-")
            return answer == ConsentWords.Unknown ? Standardized<string>.Empty : answer;
        if (raw.Trim().Length >= ShortestDate && (Dates.ParseTime(raw) ?? Dates.ParseTime(raw, DateOrder.MonthFirst) ?? Dates.ParseTime(raw, DateOrder.DayFirst)) is not null)
            return onDate;
        return Standardized<string>.Bad($"'{AsciiFold.Shown(raw)}' where {asked} was asked for; expected yes or no");
    }
}
