using Guiyi.Internals;
using Guiyi.Model;

namespace Guiyi.Merge;

/// <summary>What an earlier run said: which record had which customer id. Records are known by the hash of their contents.</summary>
/// <param name="IdOf">Customer id by content key.</param>
/// <param name="Retired">Ids that earlier merges retired, and the id that took their place.</param>
public sealed record EarlierIds(IReadOnlyDictionary<ulong, string> IdOf, IReadOnlyDictionary<string, string> Retired)
{
    public static readonly EarlierIds None = new(new Dictionary<ulong, string>(), new Dictionary<string, string>());
}

/// <summary>
/// Gives customers their ids: the one most of their records had before, else one derived from the contents of their founding record. An id
/// belongs to one customer; ids whose customers were merged away are retired and still resolve, and come back where the merge is undone.
/// </summary>
static class CustomerIds
{
    const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>The bits that an id shows: twelve characters of five bits.</summary>
    const ulong Mask = (1UL << 60) - 1;

    /// <param name="kind">Persons and organizations have ids of different first letters.</param>
    /// <param name="members">Content keys of each customer's records, in content order.</param>
    /// <param name="earlier">Ids of the run before.</param>
    public static (string[] Ids, Dictionary<string, string> Retired) Assign(EntityKind kind, FlatLists<ulong> members, EarlierIds earlier)
    {
        if (earlier.IdOf.Count + earlier.Retired.Count == 0 && AllNew(kind, members) is { } fresh)
            return (fresh, []);
        string[] ids = new string[members.Count];
        var taken = new HashSet<string>(earlier.Retired.Keys, StringComparer.Ordinal);
        taken.UnionWith(earlier.IdOf.Values);
        taken.EnsureCapacity(taken.Count + ids.Length);
        Dictionary<string, string> retired = new(earlier.Retired, StringComparer.Ordinal);
        if (earlier.IdOf.Count > 0)
            Keep(members, earlier, ids, retired);
        var attempts = new Dictionary<ulong, ulong>();
        for (int customer = 0; customer < ids.Length; customer++)
            ids[customer] ??= Restored(kind, members[customer][0], earlier, retired) ?? New(kind, members[customer][0], taken, attempts);
        return (ids, retired);
    }

    /// <summary>Ids of customers none of which was there before; null where two founding records have the same contents and must be told apart.</summary>
    static string[]? AllNew(EntityKind kind, FlatLists<ulong> members)
    {
        ulong[] founders = new ulong[members.Count];
        for (int customer = 0; customer < founders.Length; customer++)
            founders[customer] = Number(kind, members[customer][0], 0) & Mask;
        string[] ids = Array.ConvertAll(founders, number => Text(kind, number));
        int[] customers = new int[founders.Length];
        RadixSort.Sort(ref founders, ref customers, founders.Length);
        for (int i = 1; i < founders.Length; i++)
            if (founders[i] == founders[i - 1])
                return null;
        return ids;
    }

    /// <summary>The customer with most of an id's records keeps it; the others' ids are retired in its favour.</summary>
    static void Keep(FlatLists<ulong> members, EarlierIds earlier, string[] ids, Dictionary<string, string> retired)
    {
        var claims = new List<(int Votes, string Id, int Customer)>();
        for (int customer = 0; customer < members.Count; customer++)
            foreach ((string id, int votes) in members[customer].ToArray().Where(earlier.IdOf.ContainsKey).CountBy(key => earlier.IdOf[key]))
                claims.Add((votes, id, customer));
        // Halves that join again take the founding record's id: it had the id before they came apart.
        bool Founded((int Votes, string Id, int Customer) claim) => earlier.IdOf.GetValueOrDefault(members[claim.Customer][0]) == claim.Id;
        claims.Sort((a, b) =>
        {
            int order = b.Votes != a.Votes ? b.Votes - a.Votes : Founded(b).CompareTo(Founded(a));
            if (order == 0)
                order = string.CompareOrdinal(a.Id, b.Id);
            return order != 0 ? order : members[a.Customer][0].CompareTo(members[b.Customer][0]);
        });
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach ((_, string id, int customer) in claims)
            if (ids[customer] is null && given.Add(id))
                ids[customer] = id;
        foreach ((_, string id, int customer) in claims)
            if (!given.Contains(id) && ids[customer] is { } survivor)
                retired.TryAdd(id, survivor);
    }

    /// <summary>The id that an earlier merge took from the customer of this founding record: a merge that is undone gives it back.</summary>
    static string? Restored(EntityKind kind, ulong founder, EarlierIds earlier, Dictionary<string, string> retired)
    {
        if (earlier.Retired.Count == 0)
            return null;
        string id = Founding(kind, founder, 0);
        return earlier.Retired.ContainsKey(id) && retired.Remove(id) ? id : null;
    }

    /// <param name="kind">Kind of the customer.</param>
    /// <param name="founder">Content key of the founding record.</param>
    /// <param name="taken">Ids that are somebody's.</param>
    /// <param name="attempts">For each founder how many ids were tried: a hundred thousand equal rows must not try the same ones again.</param>
    static string New(EntityKind kind, ulong founder, HashSet<string> taken, Dictionary<ulong, ulong> attempts)
    {
        for (ulong attempt = attempts.GetValueOrDefault(founder); ; attempt++)
        {
            string id = Founding(kind, founder, attempt);
            if (!taken.Add(id))
                continue;
            attempts[founder] = attempt + 1;
            return id;
        }
    }

    static string Founding(EntityKind kind, ulong founder, ulong attempt) => Text(kind, Number(kind, founder, attempt));

    static ulong Number(EntityKind kind, ulong founder, ulong attempt) => Hash64.Mix(founder, attempt + (kind == EntityKind.Person ? 0x50UL : 0x4FUL));

    static string Text(EntityKind kind, ulong number) => string.Create(13, (kind, number), static (text, state) =>
    {
        text[0] = state.kind == EntityKind.Person ? 'P' : 'O';
        for (int i = 1; i < text.Length; i++)
            text[i] = Alphabet[(int)(state.number >> (5 * (i - 1))) & 31];
    });
}
