using Guiyi.Classify;
using Guiyi.Merge;
using Guiyi.Profile;

namespace Guiyi;

/// <summary>What the fit found out of the customers of one kind, as columns.</summary>
/// <param name="customers">The customers.</param>
/// <param name="facts">What rules may ask of them.</param>
/// <param name="classes">Their classes.</param>
sealed class LiveKindFacts(CustomerBase customers, GatheredFacts facts, ClassTable classes)
{
    public static LiveKindFacts Of(KindResult own, DateTime asOf)
    {
        // Those of the run are many objects, which the rest of the run may take with it.
        IReadOnlyList<CustomerProfile> profiles = own.Profiles is ProfileTable { IsEmpty: true } ? own.Profiles : new PackedProfiles(own.Profiles);
        var facts = new GatheredFacts(own.Customers, profiles, own.Rfm, asOf);
        return new LiveKindFacts(own.Customers, facts, own.Classes.With(facts.Of));
    }

    public CustomerBase Customers => customers;

    public GatheredFacts Facts => facts;

    public ClassTable Classes => classes;

    /// <summary>The records are exactly those of a customer of the fit, as they were, and time has not changed what it did.</summary>
    /// <param name="held">Records, by number.</param>
    /// <param name="customer">The customer of the fit.</param>
    public bool TryFind(ReadOnlySpan<HeldRecord> held, out int customer)
    {
        customer = -1;
        if (held.Length == 0 || held[^1].Number >= customers.Table.Count)
            return false;
        int own = customers.CustomerOf(held[0].Number);
        if (own < 0 || customers.Records(own) is var records && records.Length != held.Length)
            return false;
        for (int i = 0; i < held.Length; i++)
            if (!held[i].IsOfFit || held[i].Number != records[i])
                return false;
        customer = own;
        return facts.IsDone(own);
    }
}
