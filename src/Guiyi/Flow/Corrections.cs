using Guiyi.Standardize;

namespace Guiyi;

/// <summary>What people corrected of a customer, read.</summary>
/// <param name="Values">Values that outrank all statements, by attribute; null where there is to be none.</param>
/// <param name="Consents">Consents that take the place of what one record states.</param>
sealed record Corrections(IReadOnlyDictionary<AttributeColumn, Emission?> Values, IReadOnlyList<CorrectedConsent> Consents)
{
    public static Corrections None { get; } = new(new Dictionary<AttributeColumn, Emission?>(), []);
}

/// <summary>A person's word in the place of what a record states.</summary>
/// <param name="Attribute">Which consent.</param>
/// <param name="Record">Number of the record.</param>
/// <param name="Value">The answer; null where nobody was asked.</param>
readonly record struct CorrectedConsent(AttributeColumn Attribute, int Record, Emission? Value);
