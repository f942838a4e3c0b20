using Guiyi.Match.Comparing;
using Guiyi.Match.Training;

namespace Guiyi.Match.Scoring;

/// <summary>
/// Many mailboxes are made of their owner's name: <c>li.wei88@</c>, <c>jsmith@</c>. Where two records share the name, that such mailboxes are alike says
/// little more than the name did, and namesakes would look like one person. What is left in a mailbox beside the name still counts.
/// </summary>
/// <param name="set">The comparisons.</param>
/// <param name="model">How often the levels are reached by chance.</param>
/// <param name="frequencies">How many have each name.</param>
sealed class NamesInMail(ComparisonSet set, MatchModel model, ValueFrequencies frequencies)
{
    // There are few ways of making a mailbox of a name; alike ones are likelier still.
    const double SameStyle = 0.1, NearStyle = 0.3;

    const int Letters = 26, Digits = 10, LongestLocal = 64;

    readonly int email = Index<EmailComparison>(set), surname = Index<SurnameComparison>(set), given = Index<GivenNameComparison>(set), birth = Index<DateComparison>(set);

    /// <summary>True where both mailboxes and names are compared.</summary>
    public bool Applies => email >= 0 && (surname >= 0 || given >= 0);

    /// <summary>Place of the mailbox among the comparisons.</summary>
    public int Mail => email;

    /// <summary>True for patterns to which there may be an <see cref="Excess"/>.</summary>
    public bool Concerns(ulong pattern) => Applies
        && ComparisonSet.Level(pattern, email) is EmailComparison.SameLocalPart or EmailComparison.Nearly && (IsEqual(pattern, surname) || IsEqual(pattern, given));

    /// <summary>Bits of a pair's mailboxes that its names have said already; never more than the mailboxes say.</summary>
    public double Excess(int a, int b, ulong pattern)
    {
        int level = ComparisonSet.Level(pattern, email);
        double said = Math.Log2(model.M[email][level] / model.U[email][level]);
        if (said <= 0)
            return 0;
        // The mailbox in which more is left beside the name.
        double chance = Math.Min(Chance(a, a, b, pattern, level), level == EmailComparison.Nearly ? Chance(b, a, b, pattern, level) : 1);
        return Math.Clamp(Math.Log2(chance / model.U[email][level]), 0, said);
    }

    /// <summary>The chance that a namesake's mailbox is as much alike: 0 where the mailbox is not made of the name.</summary>
    double Chance(int node, int a, int b, ulong pattern, int level)
    {
        var mails = (EmailComparison)set.Comparisons[email];
        if (First(mails, node) is not (>= 0 and int code))
            return 0;
        Span<char> rest = stackalloc char[LongestLocal];
        rest = rest[..Plain(mails.Local(code), rest)];
        bool hasSurname = IsEqual(pattern, surname) && Take(ref rest, ((SurnameComparison)set.Comparisons[surname]).Sound(set.Shared(surname, a, b)).Sound);
        bool hasGiven = IsEqual(pattern, given) && Take(ref rest, ((GivenNameComparison)set.Comparisons[given]).Sound(set.Shared(given, a, b)).Sound);
        if (!hasSurname && !hasGiven)
            return 0;
        int letters = 0;
        foreach (char c in rest)
            letters += char.IsAsciiDigit(c) ? 0 : 1;
        int digits = rest.Length - letters;
        // One letter beside a name is the other name's; a word may be the other name itself, as common as it is.
        double word = letters < 2 ? 1 : Math.Max(Math.Pow(Letters, -Math.Min(letters, 8)), ChanceOfName(rest, hasSurname ? given : surname));
        double chance = (level == EmailComparison.SameLocalPart ? SameStyle : NearStyle) * word;
        return level == EmailComparison.Nearly || IsBirthYear(rest, node, pattern) ? chance : chance * Math.Pow(Digits, -Math.Min(digits, 8));
    }

    /// <summary>Share of entities with the name that the letters are; 0 where nobody has it.</summary>
    double ChanceOfName(ReadOnlySpan<char> rest, int names)
    {
        if (names < 0)
            return 0;
        Span<char> name = stackalloc char[LongestLocal];
        int length = 0;
        foreach (char c in rest)
            if (!char.IsAsciiDigit(c))
                name[length++] = c;
        int code = set.Comparisons[names].Column.Find(name[..length]);
        return code < 0 ? 0 : frequencies.Of(names, code) / Math.Max(2, frequencies.Entities(names));
    }

    bool IsBirthYear(ReadOnlySpan<char> rest, int node, ulong pattern)
    {
        ReadOnlySpan<char> digits = rest[(rest.LastIndexOfAnyExceptInRange('0', '9') + 1)..];
        if (birth < 0 || digits.Length is not (2 or 4) || ComparisonSet.Level(pattern, birth) is 0 or > 4 || First(set.Comparisons[birth], node) is not (>= 0 and int code))
            return false;
        return ((Standardize.PartialDate)set.Comparisons[birth].Value(code)).Year is { } year && int.Parse(digits) == (digits.Length == 2 ? year % 100 : year);
    }

    /// <summary>Letters and digits alone.</summary>
    static int Plain(ReadOnlySpan<char> local, Span<char> into)
    {
        int count = 0;
        foreach (char c in local)
            if (char.IsAsciiLetterOrDigit(c) && count < into.Length)
                into[count++] = char.ToLowerInvariant(c);
        return count;
    }

    /// <summary>Takes a name out of what is left.</summary>
    static bool Take(ref Span<char> rest, string name)
    {
        int at = name.Length < 2 ? -1 : rest.IndexOf(name);
        if (at < 0)
            return false;
        rest[(at + name.Length)..].CopyTo(rest[at..]);
        rest = rest[..^name.Length];
        return true;
    }

    static bool IsEqual(ulong pattern, int comparison) => comparison >= 0 && ComparisonSet.Level(pattern, comparison) == 1;

    static int First(Comparison comparison, int node)
    {
        foreach (Internals.Column<int> slot in comparison.Slots)
            if (slot[node] >= 0)
                return slot[node];
        return -1;
    }

    static int Index<T>(ComparisonSet set) => set.Comparisons.ToList().FindIndex(c => c is T);
}
