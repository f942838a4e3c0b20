using System.Collections;

namespace Guiyi.Profile;

/// <summary>The profiles of many customers. Those without interactions share one, and where nobody has any nothing is kept.</summary>
sealed class ProfileTable : IReadOnlyList<CustomerProfile>
{
    readonly CustomerProfile?[] profiles;

    /// <param name="count">Number of customers.</param>
    /// <param name="profiles">For each customer the profile, or null without interactions; empty where nobody has any.</param>
    public ProfileTable(int count, CustomerProfile?[] profiles) => (Count, this.profiles) = (count, profiles);

    public int Count { get; }

    /// <summary>True where no customer has an interaction.</summary>
    public bool IsEmpty => profiles.Length == 0;

    public CustomerProfile this[int customer] => profiles.Length == 0 ? CustomerProfile.Empty : profiles[customer] ?? CustomerProfile.Empty;

    public IEnumerator<CustomerProfile> GetEnumerator()
    {
        for (int customer = 0; customer < Count; customer++)
            yield return this[customer];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
