namespace Guiyi;

/// <summary>What a person says of a customer's value: it outranks every rule, whatever the records state.</summary>
/// <param name="Attribute">Name of one of the fit's attributes, such as "phone" or "account_id:member".</param>
/// <param name="Text">The value, read as such values in records are; empty where the customer has none.</param>
public sealed record CorrectedValue(string Attribute, string Text);
