using Guiyi.Model;
using Guiyi.Profile;
using Guiyi.Rules;

namespace Guiyi.Classify;

/// <summary>What is known of one customer: <see cref="CustomerFacts"/> holds it, others look it up when it is asked for. Empty text is not known.</summary>
public interface ICustomerFacts : IFacts
{
    /// <summary>Person or organization.</summary>
    EntityKind Kind { get; }

    /// <summary>The name to call the customer by.</summary>
    string Name { get; }

    /// <summary>Null where it is not known.</summary>
    Gender? Gender { get; }

    /// <summary>The whole date; null where year, month or day are not known.</summary>
    DateOnly? BirthDate { get; }

    string Country { get; }

    string Province { get; }

    /// <summary>State or region, where there are no provinces.</summary>
    string Region { get; }

    string City { get; }

    string District { get; }

    string Postcode { get; }

    string Industry { get; }

    /// <summary>What the customer answered when asked whether it may be written to this way; null where it is not known.</summary>
    Consent? ConsentTo(ConsentChannel channel);

    /// <summary>Number of source records that make up the customer.</summary>
    int Records { get; }

    /// <summary>The sources of those records, each once.</summary>
    IReadOnlyList<string> Sources { get; }

    /// <summary>What the customer did.</summary>
    CustomerProfile Profile { get; }

    /// <summary>Scores among all customers.</summary>
    RfmScore Rfm { get; }
}
