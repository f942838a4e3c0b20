using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Profile;

namespace Guiyi;

/// <summary>Hands every customer's interactions to the profiler.</summary>
static class Profiles
{
    /// <summary>Interactions of rows that name a person and an organization are the person's; the organization has those where it stands alone.</summary>
    public static ProfileTable Of(CustomerBase customers, IReadOnlyList<Interaction> interactions, DateTime asOf)
    {
        int[] owners = new int[interactions.Count], starts = new int[interactions.Count == 0 ? 0 : customers.Count + 2];
        int owned = 0;
        for (int i = 0; i < owners.Length; i++)
        {
            owners[i] = Owner(customers, interactions[i].Record);
            if (owners[i] < 0)
                continue;
            // Counted two places ahead, so that after filling each start is where it should be.
            starts[owners[i] + 2]++;
            owned++;
        }
        if (owned == 0)
            return new ProfileTable(customers.Count, []);
        for (int i = 2; i < starts.Length; i++)
            starts[i] += starts[i - 1];
        var own = new Interaction[owned];
        for (int i = 0; i < owners.Length; i++)
            if (owners[i] >= 0)
                own[starts[owners[i] + 1]++] = interactions[i];
        var profiles = new CustomerProfile?[customers.Count];
        Parallel.For(0, profiles.Length, customer =>
        {
            if (starts[customer + 1] > starts[customer])
                profiles[customer] = Profiler.Profile(new ArraySegment<Interaction>(own, starts[customer], starts[customer + 1] - starts[customer]), asOf);
        });
        return new ProfileTable(customers.Count, profiles);
    }

    /// <summary>Scores over persons and organizations together; where nobody has an interaction there is nothing to score.</summary>
    public static (IReadOnlyList<RfmScore> Persons, IReadOnlyList<RfmScore> Organizations) Score(ProfileTable persons, ProfileTable organizations)
    {
        if (persons.IsEmpty && organizations.IsEmpty)
            return (new Alike<RfmScore>(persons.Count, default), new Alike<RfmScore>(organizations.Count, default));
        RfmScore[] scores = RfmScorer.Score([.. persons, .. organizations]);
        return (new ArraySegment<RfmScore>(scores, 0, persons.Count), new ArraySegment<RfmScore>(scores, persons.Count, organizations.Count));
    }

    static int Owner(CustomerBase customers, int record) =>
        customers.Kind == EntityKind.Person || !customers.Table.Names(EntityKind.Person, record) ? customers.CustomerOf(record) : -1;
}
