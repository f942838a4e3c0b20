namespace Guiyi;

/// <summary>What a person says of a customer's value: it outranks every rule, whatever the records state.</summary>
/// <param name="Attribute">Name of one of the fit's attributes, such as "phone" or "account_id:member"; or a consent, such as "consent_sms", whether any source asks for it or not.</param>
/// <param name="Text">The value, read as such values in records are; empty where the customer has none.</param>
public sealed record CorrectedValue(string Attribute, string Text)
{
    /// <summary>Of a consent, the number of the record that the person's word takes the place of; null: of all there are. Those of other records still count, the strictest of them wins.</summary>
    public int? Record { get; init; }
}
