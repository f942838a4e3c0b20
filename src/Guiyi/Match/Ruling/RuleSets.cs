namespace Guiyi.Match.Ruling;

/// <summary>Ready rule sets that Chinese CRM teams use; <c>--rules NAME</c> takes one, alone or beside the learned model.</summary>
public static class RuleSets
{
    static readonly string[][] Numbers = [["id_number"], ["credit_code"]];

    static readonly Dictionary<string, string[][]> Sets = new(StringComparer.OrdinalIgnoreCase)
    {
        ["default"] = Numbers,
        // Company name, phone, credit code: the code alone, or two of the others.
        ["b2b"] = [["credit_code"], ["organization_name", "phone"]],
        // Name, mobile, address: the name and one of the others, or an identity number.
        ["b2c"] = [["id_number"], ["person_name", "phone"], ["person_name", "address"]],
        // Company name, contact, region.
        ["channel"] = [["organization_name", "person_name"], ["organization_name", "region"]],
        // Member id, mobile, e-mail.
        ["ecommerce"] = [["account_id"], ["phone", "email"], ["phone", "person_name"], ["email", "person_name"]],
    };

    /// <summary>Names of the ready sets.</summary>
    public static IReadOnlyCollection<string> Names => Sets.Keys;

    /// <summary>The rules of a set.</summary>
    /// <exception cref="ArgumentException">There is no set of that name.</exception>
    public static IReadOnlyList<MatchRule> Of(string name) => Sets.TryGetValue(name, out string[][]? rules)
        ? [.. rules.Select(agree => new MatchRule($"{name.ToLowerInvariant()}: {string.Join(" + ", agree)}", agree))]
        : throw new ArgumentException($"Found rule set '{name}'; expected one of {string.Join(", ", Names)}.", nameof(name));
}
