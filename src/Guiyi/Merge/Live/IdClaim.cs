namespace Guiyi.Merge.Live;

/// <summary>A customer's claim to an id that was there before.</summary>
/// <param name="Id">The id.</param>
/// <param name="Customer">The customer.</param>
/// <param name="Votes">How many of its records had the id.</param>
/// <param name="IsFounders">Its founding record had it: halves that join again take the id that it had before they came apart.</param>
/// <param name="Founder">Content key of its founding record.</param>
readonly record struct IdClaim(string Id, int Customer, int Votes, bool IsFounders, ulong Founder) : IComparable<IdClaim>
{
    /// <summary>The best claim first.</summary>
    public int CompareTo(IdClaim other)
    {
        int order = other.Votes != Votes ? other.Votes - Votes : other.IsFounders.CompareTo(IsFounders);
        if (order == 0)
            order = string.CompareOrdinal(Id, other.Id);
        return order != 0 ? order : Founder != other.Founder ? Founder.CompareTo(other.Founder) : Customer.CompareTo(other.Customer);
    }

    /// <summary>Gives each id that is claimed to the customer with the best claim.</summary>
    /// <param name="claims">Which customers claim which ids.</param>
    /// <param name="ids">For each customer its id; null where it has none yet.</param>
    /// <param name="retire">Told of each id that nobody gets, and of the id that takes its place.</param>
    public static void Settle(List<IdClaim> claims, string?[] ids, Action<string, string> retire)
    {
        claims.Sort();
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (IdClaim claim in claims)
            if (ids[claim.Customer] is null && given.Add(claim.Id))
                ids[claim.Customer] = claim.Id;
        foreach (IdClaim claim in claims)
            if (!given.Contains(claim.Id) && ids[claim.Customer] is { } survivor)
                retire(claim.Id, survivor);
    }
}
