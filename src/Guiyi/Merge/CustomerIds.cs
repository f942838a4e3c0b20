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

/// <summary>The ids of customers.</summary>
/// <param name="Ids">The ids as numbers, in the order of their texts.</param>
/// <param name="Groups">The group of records that each belongs to.</param>
/// <param name="Book">What the numbers say.</param>
/// <param name="Retired">Ids that have no customer of their own any more, and the id that took their place.</param>
readonly record struct AssignedIds(Column<ulong> Ids, Column<int> Groups, IdBook Book, Dictionary<string, string> Retired);

/// <summary>
/// Gives customers their ids: the one most of their records had before, else one derived from the contents of their founding record. An id
/// belongs to one customer; ids whose customers were merged away are retired and still resolve, and come back where the merge is undone.
/// </summary>
sealed class CustomerIds
{
    const int Part = 1 << 14;

    // No number of an id.
    const ulong None = ulong.MaxValue;

    readonly EntityKind kind;
    readonly FlatLists<int> members;
    readonly Func<int, ulong> keyOf;
    readonly EarlierIds earlier;
    readonly IdBook book = new();
    readonly Dictionary<string, string> retired;

    CustomerIds(EntityKind kind, FlatLists<int> members, Func<int, ulong> keyOf, EarlierIds earlier)
    {
        (this.kind, this.members, this.keyOf, this.earlier) = (kind, members, keyOf, earlier);
        retired = new(earlier.Retired, StringComparer.Ordinal);
    }

    /// <param name="kind">Persons and organizations have ids of different first letters.</param>
    /// <param name="members">Each group's records, in content order.</param>
    /// <param name="keyOf">Content key of a record.</param>
    /// <param name="earlier">Ids of the run before.</param>
    public static AssignedIds Assign(EntityKind kind, FlatLists<int> members, Func<int, ulong> keyOf, EarlierIds earlier)
    {
        var given = new CustomerIds(kind, members, keyOf, earlier);
        bool isFirst = earlier.IdOf.Count + earlier.Retired.Count == 0;
        return (isFirst ? given.AllNew() : null) ?? given.InOrder(given.Mixed());
    }

    ColumnStore Store => members.Items.Store;

    ulong Founder(int group) => keyOf(members.Items[members.Starts[group]]);

    /// <summary>Ids of customers none of which was there before; null where two founding records have the same contents and must be told apart.</summary>
    AssignedIds? AllNew()
    {
        // They are hashes, and so few begin alike.
        using var sorted = new KeyGroups(Store);
        sorted.Group((members.Count + Part - 1) / Part, Environment.ProcessorCount, (part, keys) =>
        {
            for (int group = part * Part; group < Math.Min(members.Count, (part + 1) * Part); group++)
                keys.Add(New(Founder(group), 0) << CustomerNumber.FreeBits, group);
        });
        Column<ulong> ids = Column<ulong>.Of(Store, sorted.AllKeys);
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] >>= CustomerNumber.FreeBits;
            if (i > 0 && ids[i] == ids[i - 1])
            {
                ids.Dispose();
                return null;
            }
        }
        return new AssignedIds(ids, Column<int>.Of(Store, sorted.AllItems), book, retired);
    }

    AssignedIds InOrder(Column<ulong> ids)
    {
        Column<int> groups = Store.Numbers(ids.Length);
        book.Sort(ref ids, ref groups);
        return new AssignedIds(ids, groups, book, retired);
    }

    /// <summary>For each group the id it had, gets back, or gets.</summary>
    Column<ulong> Mixed()
    {
        using Column<ulong> had = Store.NewUnset<ulong>(members.Count);
        had.Span.Fill(None);
        var taken = new HashSet<ulong>(had.Length);
        foreach (string id in earlier.Retired.Keys.Concat(earlier.IdOf.Values))
            taken.Add(book.Add(id));
        if (earlier.IdOf.Count > 0)
            Keep(had);
        // For each founder how many ids were tried: a hundred thousand equal rows must not try the same ones again.
        var attempts = new Dictionary<ulong, ulong>();
        Column<ulong> ids = Store.NewUnset<ulong>(had.Length);
        for (int group = 0; group < ids.Length; group++)
            ids[group] = had[group] is var own and not None ? own : Restored(Founder(group)) ?? Untaken(Founder(group), taken, attempts);
        return ids;
    }

    /// <summary>The customer with most of an id's records keeps it; the others' ids are retired in its favour.</summary>
    void Keep(Column<ulong> ids)
    {
        var claims = new List<(int Votes, ulong Id, int Group)>();
        for (int group = 0; group < members.Count; group++)
            AddClaims(group, claims);
        // Halves that join again take the founding record's id: it had the id before they came apart.
        bool Founded((int Votes, ulong Id, int Group) claim) => earlier.IdOf.TryGetValue(Founder(claim.Group), out string? id) && book.Add(id) == claim.Id;
        claims.Sort((a, b) =>
        {
            int order = b.Votes != a.Votes ? b.Votes - a.Votes : Founded(b).CompareTo(Founded(a));
            if (order == 0)
                order = book.Compare(a.Id, b.Id);
            return order != 0 ? order : Founder(a.Group).CompareTo(Founder(b.Group));
        });
        var given = new HashSet<ulong>();
        foreach ((_, ulong id, int group) in claims)
            if (ids[group] == None && given.Add(id))
                ids[group] = id;
        foreach ((_, ulong id, int group) in claims)
            if (!given.Contains(id) && ids[group] is var survivor and not None)
                retired.TryAdd(book.Text(id), book.Text(survivor));
    }

    /// <summary>How many of a group's records had which id. Few had more than one: a short list is searched faster than a table.</summary>
    void AddClaims(int group, List<(int Votes, ulong Id, int Group)> claims)
    {
        int first = claims.Count;
        foreach (int record in members[group])
        {
            if (!earlier.IdOf.TryGetValue(keyOf(record), out string? text))
                continue;
            ulong id = book.Add(text);
            int claim = first;
            while (claim < claims.Count && claims[claim].Id != id)
                claim++;
            if (claim == claims.Count)
                claims.Add((1, id, group));
            else
                claims[claim] = (claims[claim].Votes + 1, id, group);
        }
    }

    /// <summary>The id that an earlier merge took from the customer of this founding record: a merge that is undone gives it back.</summary>
    ulong? Restored(ulong founder)
    {
        if (earlier.Retired.Count == 0)
            return null;
        ulong id = New(founder, 0);
        string text = book.Text(id);
        return earlier.Retired.ContainsKey(text) && retired.Remove(text) ? id : null;
    }

    ulong Untaken(ulong founder, HashSet<ulong> taken, Dictionary<ulong, ulong> attempts)
    {
        for (ulong attempt = attempts.GetValueOrDefault(founder); ; attempt++)
        {
            ulong id = New(founder, attempt);
            if (!taken.Add(id))
                continue;
            attempts[founder] = attempt + 1;
            return id;
        }
    }

    ulong New(ulong founder, ulong attempt) => CustomerNumber.OfFounder(kind, founder, attempt);
}
