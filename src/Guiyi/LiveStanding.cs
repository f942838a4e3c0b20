using Guiyi.Classify;

namespace Guiyi;

/// <summary>Where a customer stands: what is known of it, and what follows from that by the fit's scheme.</summary>
/// <param name="Facts">What rules may ask of it, its profile and scores among them.</param>
/// <param name="Classes">Its class in each dimension of the scheme, with the reasons.</param>
/// <param name="CodePrefix">What its code begins with: all but the serial number.</param>
public sealed record LiveStanding(ICustomerFacts Facts, IReadOnlyList<ClassAssignment> Classes, string CodePrefix);
