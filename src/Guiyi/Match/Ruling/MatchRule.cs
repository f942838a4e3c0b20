namespace Guiyi.Match.Ruling;

/// <summary>A deterministic rule: records that agree exactly on all of these attributes are the same.</summary>
/// <param name="Name">Shown as the one who decided: "b2b: credit_code".</param>
/// <param name="Agree">Attribute names: credit_code, id_number, phone, email, person_name, organization_name, account_id, address (the same door), region (the same city).</param>
public sealed record MatchRule(string Name, IReadOnlyList<string> Agree);
