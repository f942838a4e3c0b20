using System.Collections.Frozen;
using Guiyi.Model;
using Guiyi.Profile;
using Guiyi.Rules;

namespace Guiyi.Classify;

/// <summary>What rules can ask about one customer: the golden record's values, the profile and the RFM scores. Empty text is not known.</summary>
public sealed class CustomerFacts : ICustomerFacts
{
    public required DateOnly AsOf { get; init; }

    public required EntityKind Kind { get; init; }

    public string Name { get; init; } = "";

    public Gender? Gender { get; init; }

    public DateOnly? BirthDate { get; init; }

    public string Country { get; init; } = "";

    public string Province { get; init; } = "";

    /// <summary>State or region, where there are no provinces.</summary>
    public string Region { get; init; } = "";

    public string City { get; init; } = "";

    public string District { get; init; } = "";

    public string Postcode { get; init; } = "";

    public string Industry { get; init; } = "";

    /// <summary>What the customer answered when asked whether it may be written to; ways that it was not asked about are missing.</summary>
    public IReadOnlyDictionary<ConsentChannel, Consent> Consents { get; init; } = FrozenDictionary<ConsentChannel, Consent>.Empty;

    public Consent? ConsentTo(ConsentChannel channel) => Consents.TryGetValue(channel, out Consent answer) ? answer : null;

    /// <summary>Number of source records that make up the customer.</summary>
    public int Records { get; init; }

    /// <summary>The sources of those records, each once.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    public CustomerProfile Profile { get; init; } = CustomerProfile.Empty;

    public RfmScore Rfm { get; init; }

    public bool TryGet(string field, out RuleValue value) => FactFields.TryGet(this, field, out value);
}
