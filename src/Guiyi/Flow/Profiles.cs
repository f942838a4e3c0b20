using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Profile;

namespace Guiyi;

/// <summary>Hands every customer's interactions to the profiler.</summary>
static class Profiles
{
    /// <summary>Interactions of rows that name a person and an organization are the person's; the organization has those where it stands alone.</summary>
    public static CustomerProfile[] Of(CustomerBase customers, IReadOnlyList<Interaction> interactions, DateTime asOf, EntityKind kind)
    {
        var own = new List<Interaction>?[customers.Count];
        foreach (Interaction interaction in interactions)
        {
            int customer = customers.CustomerOf(interaction.Record);
            if (customer >= 0 && (kind == EntityKind.Person || !customers.Table.Names(EntityKind.Person, interaction.Record)))
                (own[customer] ??= []).Add(interaction);
        }
        var profiles = new CustomerProfile[customers.Count];
        Parallel.For(0, profiles.Length, i => profiles[i] = own[i] is { } list ? Profiler.Profile(list, asOf) : CustomerProfile.Empty);
        return profiles;
    }
}
