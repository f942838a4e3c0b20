using Guiyi.Classify;
using Guiyi.Merge;
using Guiyi.Number;
using Guiyi.Profile;

namespace Guiyi;

/// <summary>Asks the numberer for every customer's code: organizations first, then persons, in their bases' order, so that the ids that Guiyi gives rise.</summary>
static class Codes
{
    public static NumberResult Assign(
        (Merged Merged, ProfileTable Profiles, ClassTable Classes) persons, (Merged Merged, ProfileTable Profiles, ClassTable Classes) organizations,
        ClassScheme scheme, UnifyOptions options)
    {
        CodePattern pattern = CodePattern.Parse(scheme.CodePattern, [.. scheme.Dimensions.Select(d => d.Name)]);
        int others = organizations.Profiles.Count, count = others + persons.Profiles.Count;
        (IdBook book, ulong[] ids) = Ids(organizations.Merged.Customers, persons.Merged.Customers);
        var prefixes = new CodePrefixes(scheme, pattern);
        int[] prefixOf = new int[count];
        ulong[]? keys = organizations.Profiles.IsEmpty && persons.Profiles.IsEmpty ? null : new ulong[count];
        for (int i = 0; i < count; i++)
        {
            ((_, ProfileTable profiles, ClassTable classes), int customer) = i < others ? (organizations, i) : (persons, i - others);
            prefixOf[i] = prefixes.Of(classes, customer);
            if (keys is not null)
                keys[i] = FirstSeen(profiles[customer]);
        }
        Dictionary<string, string> retired = new(persons.Merged.RetiredIds, StringComparer.Ordinal);
        foreach ((string id, string survivor) in organizations.Merged.RetiredIds)
            retired[id] = survivor;
        var requests = new CodeRequests { Store = options.Columns, Book = book, Customers = ids, PrefixOf = prefixOf, Prefixes = prefixes.Texts, Keys = keys };
        return CodeNumberer.Assign(requests, options.EarlierCodes, new NumberOptions { Run = options.Run, SerialWidth = pattern.SerialWidth, ReplacedBy = retired });
    }

    static (IdBook Book, ulong[] Ids) Ids(CustomerBase organizations, CustomerBase persons)
    {
        var book = new IdBook();
        ulong[] ids = new ulong[organizations.Count + persons.Count];
        for (int i = 0; i < ids.Length; i++)
            ids[i] = i < organizations.Count ? book.Add(organizations.IdBook, organizations.Ids[i]) : book.Add(persons.IdBook, persons.Ids[i - organizations.Count]);
        return (book, ids);
    }

    /// <summary>The second in which a customer was first seen; who was never seen comes as if on the first day of the year 9999.</summary>
    static ulong FirstSeen(CustomerProfile profile)
    {
        ulong never = (ulong)new DateTime(9999, 1, 1).Ticks / TimeSpan.TicksPerSecond;
        if (profile.FirstSeen is not { } moment)
            return never;
        ulong second = (ulong)moment.Ticks / TimeSpan.TicksPerSecond;
        return second < never ? second : second + 1;
    }
}
