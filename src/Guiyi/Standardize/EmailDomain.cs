using System.Buffers;
using Guiyi.Internals;

namespace Guiyi.Standardize;

/// <summary>A mail domain as it was written, and whether anything must be done about it. Customers share few domains, so each thread keeps those it met last.</summary>
sealed class EmailDomain
{
    const int Kept = 512;
    static readonly SearchValues<char> PlainCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-");

    [ThreadStatic]
    static EmailDomain?[]? recent;

    readonly bool hasAliases;

    EmailDomain(string text)
    {
        Text = text;
        hasAliases = EmailRepairs.HasAliases(text);
        IsPlain = text.Length > 0 && !text.AsSpan().ContainsAnyExcept(PlainCharacters) && EmailRepairs.Domain(text) == text && Emails.DomainProblem(text) is null;
    }

    /// <summary>One string for all addresses of the domain that a thread reads in a row.</summary>
    public string Text { get; }

    /// <summary>Nothing to repair, and a domain that can be.</summary>
    public bool IsPlain { get; }

    /// <summary>True where mail to the local part goes to the mailbox of just that name.</summary>
    public bool IsMailbox(ReadOnlySpan<char> local) => !hasAliases || !local.Contains('.') && Text == "gmail.com";

    public static EmailDomain Of(ReadOnlySpan<char> text)
    {
        EmailDomain?[] known = recent ??= new EmailDomain?[Kept];
        ref EmailDomain? place = ref known[Hash64.Of(text) % Kept];
        if (place is null || !text.SequenceEqual(place.Text))
            place = new EmailDomain(text.ToString());
        return place;
    }
}
