using System.Collections.Frozen;
using Guiyi.Internals;

namespace Guiyi.Standardize;

/// <summary>Addresses typed only to get past a required field, or that nobody reads.</summary>
static class EmailPlaceholders
{
    static readonly FrozenSet<string> Locals = new[]
    {
        "test", "tests", "testing", "test1", "test123", "tester", "noreply", "no-reply", "no_reply", "donotreply", "do-not-reply", "none", "null", "nil",
        "na", "n/a", "no", "nomail", "noemail", "no-email", "unknown", "anonymous", "abc", "abcd", "abcde", "abc123", "asdf", "qwe", "qwer", "qwerty",
        "xxx", "xx", "aaa", "aa", "demo", "sample", "example", "user", "username", "email", "someone", "fake", "dummy", "wu", "meiyou", "ceshi",
    }.ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> LocalsBySpan = Locals.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reserved for documentation and tests (RFC 2606), or plainly nobody's.</summary>
    static readonly FrozenSet<string> Domains = new[]
    {
        "example.com", "example.org", "example.net", "test.com", "test.cn", "none.com", "null.com", "na.com", "noemail.com", "nomail.com", "xxx.com",
        "abc.com", "aaa.com", "aa.com", "a.com", "b.com", "1.com", "123.com", "111.com",
    }.ToFrozenSet();

    static readonly string[] Endings = [".test", ".invalid", ".localhost", ".example", ".local"];

    /// <summary>The problem where the address is nobody's; null where it may be real.</summary>
    public static string? Found(ReadOnlySpan<char> local, string domain)
    {
        if (LocalsBySpan.Contains(local))
            return "placeholder address";
        if (IsReserved(domain))
            return "placeholder address, a reserved domain";
        bool isSame = domain.AsSpan(0, domain.IndexOf('.', StringComparison.Ordinal)).SequenceEqual(local);
        if (Domains.Contains(domain) && (local.Length <= 3 || isSame || local is "123456" || domain.StartsWith("test.", StringComparison.Ordinal) || domain.StartsWith("no", StringComparison.Ordinal)))
            return "placeholder address";
        bool repeated = local.IndexOfAnyExcept(local[0]) < 0;
        if (isSame && repeated || local.Length >= 4 && repeated)
            return "placeholder address, one character repeated";
        return local.Length >= 5 && local.IndexOfAnyExceptInRange('0', '9') < 0 && PhonePlaceholders.Found(local) is not null
            ? "placeholder address, digits in sequence"
            : null;
    }

    static bool IsReserved(string domain)
    {
        foreach (string ending in Endings)
            if (domain.EndsWith(ending, StringComparison.Ordinal))
                return true;
        return domain.StartsWith("example.", StringComparison.Ordinal);
    }
}
