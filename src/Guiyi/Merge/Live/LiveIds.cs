namespace Guiyi.Merge.Live;

/// <summary>A group of records that are one customer now.</summary>
/// <param name="Records">Its records, in the order of their contents.</param>
/// <param name="Founder">Content key of the first.</param>
sealed record LiveGroup(int[] Records, ulong Founder);

/// <summary>
/// Which of the customers that were touched each new group continues. The rules are those of <see cref="CustomerIds"/>, asked of records instead of
/// contents: an id stays with most of its records, and one that a merge took comes back with the records that had it.
/// </summary>
static class LiveIds
{
    /// <summary>Gives the groups their ids.</summary>
    /// <param name="customers">The customers as they are.</param>
    /// <param name="old">Those that were touched; all records of theirs that are still there are in the groups.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="unnamed">Records that are there but make no customer.</param>
    public static KindMoves Assign(LiveCustomers customers, IReadOnlyCollection<int> old, IReadOnlyList<LiveGroup> groups, IReadOnlyList<int> unnamed)
    {
        string?[] ids = new string?[groups.Count];
        var replaced = new Dictionary<string, string>(StringComparer.Ordinal);
        IdClaim.Settle(Current(customers, groups), ids, (id, by) => replaced.TryAdd(id, by));
        IdClaim.Settle(FormerOf(customers, groups, ids), ids, (_, _) => { });
        var issued = new HashSet<string>(StringComparer.Ordinal);
        foreach (int g in Enumerable.Range(0, groups.Count).Where(g => ids[g] is null).OrderBy(g => groups[g].Founder).ThenBy(g => groups[g].Records[0]).ToArray())
        {
            string founding = CustomerNumber.Text(CustomerNumber.OfFounder(customers.Kind, groups[g].Founder, 0));
            // A merge before the run took it: who had it then is not known, but whose record it was made for.
            bool isBack = customers.Retired(founding) is { Records.Length: 0 } && !ids.Contains(founding);
            ids[g] = isBack ? founding : New(customers, groups[g].Founder, issued);
        }
        return Moves(customers, old, groups, ids!, unnamed, replaced);
    }

    /// <summary>Gives customers the ids that are remembered of their records.</summary>
    /// <param name="customers">The customers as they are.</param>
    /// <param name="groups">Those of whose records or ids something is remembered, as groups.</param>
    /// <param name="idOf">For each record the id that it had, or null.</param>
    /// <param name="retired">Ids that have no customer.</param>
    public static KindMoves Recall(LiveCustomers customers, IReadOnlyList<LiveGroup> groups, Func<int, string?> idOf, IReadOnlyList<(string Id, RetiredId Entry)> retired)
    {
        string?[] ids = new string?[groups.Count];
        IdClaim.Settle(Claims(groups, idOf), ids, (_, _) => { });
        var taken = new HashSet<string>(ids.OfType<string>(), StringComparer.Ordinal);
        taken.UnionWith(retired.Select(r => r.Id));
        for (int g = 0; g < groups.Count; g++)
            if (ids[g] is null)
                ids[g] = customers.Id(customers.CustomerOf(groups[g].Records[0])) is var own && taken.Add(own) ? own : New(customers, groups[g].Founder, taken);
        var after = new Dictionary<string, int[]>(StringComparer.Ordinal);
        for (int g = 0; g < groups.Count; g++)
            after.Add(ids[g]!, [.. groups[g].Records.Order()]);
        List<CustomerMove> moves = [];
        foreach (string id in after.Keys.Union(groups.Select(g => customers.Id(customers.CustomerOf(g.Records[0]))), StringComparer.Ordinal))
        {
            int[] before = customers.Find(id) is >= 0 and int known ? customers.Records(known) : [], now = after.GetValueOrDefault(id, []);
            if (!before.AsSpan().SequenceEqual(now))
                moves.Add(new CustomerMove(id, before, now, null));
        }
        return new KindMoves(moves, [], [.. after.Keys.Where(id => customers.Retired(id) is not null)], retired);
    }

    static string New(LiveCustomers customers, ulong founder, HashSet<string> issued)
    {
        for (ulong attempt = 0; ; attempt++)
            if (CustomerNumber.Text(CustomerNumber.OfFounder(customers.Kind, founder, attempt)) is var id && !customers.IsTaken(id) && issued.Add(id))
                return id;
    }

    /// <summary>Claims to the ids that the records have now. Where a customer comes apart, its records speak for the ids that they had before they became one.</summary>
    static List<IdClaim> Current(LiveCustomers customers, IReadOnlyList<LiveGroup> groups)
    {
        var groupsOf = new Dictionary<int, HashSet<int>>();
        for (int g = 0; g < groups.Count; g++)
            foreach (int record in groups[g].Records)
                if (customers.CustomerOf(record) is >= 0 and int customer)
                {
                    if (!groupsOf.TryGetValue(customer, out HashSet<int>? own))
                        groupsOf.Add(customer, own = []);
                    own.Add(g);
                }
        string? Vote(int record)
        {
            if (customers.CustomerOf(record) is not (>= 0 and int customer))
                return null;
            string id = customers.Id(customer);
            return groupsOf[customer].Count == 1 ? id : customers.Former(record).LastOrDefault(f => customers.Retired(f)!.By == id) ?? id;
        }
        return Claims(groups, Vote);
    }

    /// <summary>Claims of groups without an id to one that their records had once and that nobody has.</summary>
    static List<IdClaim> FormerOf(LiveCustomers customers, IReadOnlyList<LiveGroup> groups, string?[] ids)
    {
        var claims = new List<IdClaim>();
        for (int g = 0; g < groups.Count; g++)
        {
            if (ids[g] is not null)
                continue;
            IReadOnlyList<string> ofFounder = customers.Former(groups[g].Records[0]);
            foreach ((string id, int votes) in groups[g].Records.SelectMany(customers.Former).Where(id => !ids.Contains(id)).CountBy(id => id))
                claims.Add(new IdClaim(id, g, votes, ofFounder.Contains(id), groups[g].Founder));
        }
        return claims;
    }

    static List<IdClaim> Claims(IReadOnlyList<LiveGroup> groups, Func<int, string?> vote)
    {
        var claims = new List<IdClaim>();
        for (int g = 0; g < groups.Count; g++)
        {
            string? ofFounder = vote(groups[g].Records[0]);
            foreach ((string id, int votes) in groups[g].Records.Select(vote).OfType<string>().CountBy(id => id))
                claims.Add(new IdClaim(id, g, votes, id == ofFounder, groups[g].Founder));
        }
        return claims;
    }

    static KindMoves Moves(
        LiveCustomers customers, IReadOnlyCollection<int> old, IReadOnlyList<LiveGroup> groups, string[] ids, IReadOnlyList<int> unnamed, Dictionary<string, string> replaced)
    {
        var moves = new List<CustomerMove>();
        List<string> restored = [];
        List<(string, RetiredId)> retired = [];
        var newOf = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int g = 0; g < groups.Count; g++)
        {
            newOf.Add(ids[g], g);
            int[] before = customers.Find(ids[g]) is >= 0 and int known ? customers.Records(known) : [], after = [.. groups[g].Records.Order()];
            if (!before.AsSpan().SequenceEqual(after))
                moves.Add(new CustomerMove(ids[g], before, after, null));
            if (customers.Retired(ids[g]) is not null)
                restored.Add(ids[g]);
        }
        var gone = new HashSet<int>(unnamed);
        foreach (int customer in old)
        {
            gone.UnionWith(customers.Records(customer));
            string id = customers.Id(customer);
            if (newOf.ContainsKey(id))
                continue;
            int[] before = customers.Records(customer);
            string? by = replaced.GetValueOrDefault(id) ?? Successor(groups, ids, before);
            moves.Add(new CustomerMove(id, before, [], by));
            retired.Add((id, new RetiredId(by, before)));
        }
        foreach (LiveGroup group in groups)
            gone.ExceptWith(group.Records);
        moves.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
        return new KindMoves(moves, [.. gone], restored, retired);
    }

    /// <summary>The id of the group that most of some records are in.</summary>
    static string? Successor(IReadOnlyList<LiveGroup> groups, string[] ids, int[] records)
    {
        var own = new HashSet<int>(records);
        string? best = null;
        int most = 0;
        for (int g = 0; g < groups.Count; g++)
            if (groups[g].Records.Count(own.Contains) is var shared && (shared > most || (shared == most && shared > 0 && string.CompareOrdinal(ids[g], best) < 0)))
                (best, most) = (ids[g], shared);
        return best;
    }
}
