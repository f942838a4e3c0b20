using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Guiyi.Internals;

namespace Guiyi.Standardize;

/// <summary>E-mail addresses (the dot-atom form of RFC 5322, with letters of other alphabets as in RFC 6531), with the usual slips of typing repaired.</summary>
public static class Emails
{
    const int LongestCell = 1000;
    const int LongestAddress = 254;
    const int LongestLocal = 64;

    static readonly SearchValues<char> PlainLocal = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789._-");

    static readonly FrozenSet<string> RoleLocals = new[]
    {
        "info", "sales", "service", "services", "support", "contact", "admin", "administrator", "office", "hr", "jobs", "marketing", "market",
        "webmaster", "postmaster", "hello", "help", "kefu", "xiaoshou", "billing", "accounts", "finance", "enquiries", "inquiry", "mail", "hostmaster",
    }.ToFrozenSet();

    /// <summary>Reads one address; where the cell holds several, the first usable one.</summary>
    public static Standardized<EmailAddress> Parse(string raw)
    {
        if (Plain(raw) is { } plain)
            return plain;
        IReadOnlyList<Standardized<EmailAddress>> all = ParseAll(raw);
        foreach (Standardized<EmailAddress> one in all)
            if (one.Value is not null)
                return one;
        return all.Count == 0 ? Standardized<EmailAddress>.Empty : all[0];
    }

    /// <summary>Reads every address of a cell, separated by ; / , | 、 or a blank; none where the cell is blank.</summary>
    public static IReadOnlyList<Standardized<EmailAddress>> ParseAll(string raw)
    {
        if (string.IsNullOrWhiteSpace(raw))
            return [];
        if (raw.Length > LongestCell)
            return [Standardized<EmailAddress>.Bad($"{raw.Length} characters; an e-mail address was expected")];
        string text = LatinLetters.Compose(AsciiFold.Of(raw)).Replace("@@", "@", StringComparison.Ordinal);
        if (text.Length == 0)
            return [];
        if (text.IndexOf('@', StringComparison.Ordinal) == text.LastIndexOf('@') || text.AsSpan().IndexOfAny(";/,|、 ") < 0)
            return [One(text)];
        var found = new List<Standardized<EmailAddress>>();
        foreach (string part in text.Split([';', '/', ',', '|', '、', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (part.Contains('@', StringComparison.Ordinal))
                found.Add(One(part));
        return found;
    }

    static Standardized<EmailAddress> One(string text)
    {
        string address = EmailRepairs.Repair(text.ToLowerInvariant());
        int at = address.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
            return Standardized<EmailAddress>.Bad($"no '@' in '{AsciiFold.Shown(text)}'; an e-mail address was expected");
        if (address.IndexOf('@', at + 1) >= 0)
            return Standardized<EmailAddress>.Bad($"more than one '@' in '{AsciiFold.Shown(text)}'");
        string local = address[..at], domain = address[(at + 1)..];
        string? problem = LocalProblem(local) ?? DomainProblem(domain) ?? EmailPlaceholders.Found(local, domain);
        if (problem is null && address.Length > LongestAddress)
            problem = $"{address.Length} characters; an address has at most {LongestAddress}";
        if (problem is not null)
            return Standardized<EmailAddress>.Bad($"{problem}: '{AsciiFold.Shown(text)}'");
        return new EmailAddress(address, local, domain, EmailRepairs.Mailbox(local, domain), RoleLocals.Contains(local));
    }

    /// <summary>True where nothing needs repair, as in nearly all addresses: then the text is the canonical one. Makes no objects.</summary>
    internal static bool IsCanonical(ReadOnlySpan<char> raw) => PlainDomain(raw) is not null;

    /// <summary>Hash of the <see cref="EmailAddress.Mailbox"/> of an address, told from its canonical text. Makes no objects where mailbox and address are the same.</summary>
    internal static ulong MailboxHash(ReadOnlySpan<char> text)
    {
        int at = text.LastIndexOf('@');
        ReadOnlySpan<char> local = text[..at];
        var domain = EmailDomain.Of(text[(at + 1)..]);
        bool isMailbox = Ascii.IsValid(local) && local.IndexOf('+') <= 0 && domain.IsMailbox(local);
        return Hash64.Of(isMailbox ? text : EmailRepairs.Mailbox(local.ToString(), domain.Text));
    }

    static EmailAddress? Plain(string raw)
    {
        if (PlainDomain(raw) is not { } domain)
            return null;
        string local = raw[..raw.IndexOf('@', StringComparison.Ordinal)];
        return new EmailAddress(raw, local, domain.Text, domain.IsMailbox(local) ? raw : EmailRepairs.Mailbox(local, domain.Text), RoleLocals.Contains(local));
    }

    /// <summary>The domain of an address of small letters, digits, '-', '_' and single dots, where it is known to be good; null for any other text.</summary>
    static EmailDomain? PlainDomain(ReadOnlySpan<char> raw)
    {
        int at = raw.IndexOf('@');
        if (at is <= 0 or > LongestLocal || raw.Length > LongestAddress || raw[0] == '.' || raw[at - 1] == '.' || raw[..at].ContainsAnyExcept(PlainLocal)
            || raw[..at].IndexOf("..") >= 0)
            return null;
        if (EmailDomain.Of(raw[(at + 1)..]) is not { IsPlain: true } domain)
            return null;
        return EmailPlaceholders.Found(raw[..at], domain.Text) is null ? domain : null;
    }

    static string? LocalProblem(string local)
    {
        if (local.Length is 0 or > LongestLocal)
            return $"{local.Length} characters before '@'; 1 to {LongestLocal} were expected";
        foreach (char c in local)
            if (!AsciiFold.IsDigit(c) && !AsciiFold.IsLetter(c) && !IsOtherLetter(c) && !".!#$%&'*+-/=?^_`{|}~".Contains(c, StringComparison.Ordinal))
                return $"the character '{(char.IsSurrogate(c) ? '?' : c)}' before '@'";
        return local.Contains("**", StringComparison.Ordinal) ? "a masked address" : null;
    }

    /// <summary>
    /// A letter of an alphabet beyond ASCII, as RFC 6531 allows. Not of Chinese writing: what stands there is a word typed before the address,
    /// for the mail services that give such addresses are hardly used.
    /// </summary>
    static bool IsOtherLetter(char c) => c > '\u007F' && char.IsLetter(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter);

    internal static string? DomainProblem(string domain)
    {
        int dot = domain.LastIndexOf('.');
        if (dot < 0)
            return $"the domain '{AsciiFold.Shown(domain)}' has no ending such as .com";
        foreach (string label in domain.Split('.'))
        {
            if (label.Length is 0 or > 63 || label[0] == '-' || label[^1] == '-')
                return $"the domain '{AsciiFold.Shown(domain)}' has an empty or malformed part";
            foreach (char c in label)
                if (!AsciiFold.IsDigit(c) && !AsciiFold.IsLetter(c) && c != '-')
                    return $"the character '{(char.IsSurrogate(c) ? '?' : c)}' in the domain";
        }
        string ending = domain[(dot + 1)..];
        return ending.Length < 2 || AsciiFold.IsDigit(ending[0]) ? $"the domain ending '{AsciiFold.Shown(ending)}' is none" : null;
    }
}
