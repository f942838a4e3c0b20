using Guiyi.Internals;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Match.Ruling;

/// <summary>A pair that a rule judged the same.</summary>
public readonly record struct RuledPair(int Left, int Right, string Rule);

/// <summary>Applies deterministic rules: records with equal keys are chained, neighbour to neighbour.</summary>
static class RuleMatcher
{
    public static IReadOnlyList<RuledPair> Match(NodeTable nodes, IReadOnlyList<MatchRule> rules)
    {
        var pairs = new List<RuledPair>();
        foreach (MatchRule rule in rules)
            if (Parts(nodes, rule) is { } parts)
                Chain(nodes, rule, parts, pairs);
        return pairs;
    }

    /// <summary>Columns for each attribute that must agree; null where the data has none of one.</summary>
    static List<Part[]>? Parts(NodeTable nodes, MatchRule rule)
    {
        var parts = new List<Part[]>();
        bool whole = AsksTheWholeRow(nodes.Kind, rule);
        foreach (string attribute in rule.Agree)
        {
            IReadOnlyList<(AttributeKind Kind, Func<object, string, string?> Key)> wanted = Keys(attribute);
            foreach ((AttributeKind kind, Func<object, string, string?> key) in wanted)
            {
                Part[] columns = [.. nodes.Table.Attributes.Where(a => a.Kind == kind).Select(a => Part.Of(a, whole ? RowCodes(nodes, a) : nodes.Codes(a), key)).Where(p => p.Slots.Length > 0)];
                if (columns.Length == 0)
                    return null;
                parts.Add(columns);
            }
        }
        return parts;
    }

    /// <summary>
    /// A rule that names the company may ask who the contact is, and one that names the person where they work: then all that the row says
    /// counts, whoever's it is. Otherwise only what belongs to the entity does, or a company's number would join all who work there.
    /// </summary>
    static bool AsksTheWholeRow(EntityKind kind, MatchRule rule) => rule.Agree.Contains(kind == EntityKind.Organization ? "organization_name" : "person_name");

    static Column<int>[] RowCodes(NodeTable nodes, AttributeColumn column) => [.. Enumerable.Range(0, column.SlotCount).Select(slot => RowCodes(nodes, column, slot))];

    static Column<int> RowCodes(NodeTable nodes, AttributeColumn column, int slot)
    {
        Column<int> codes = nodes.Store.NewUnset<int>(nodes.Count);
        for (int node = 0; node < codes.Length; node++)
            codes[node] = column.Code(slot, nodes.Record(node));
        return codes;
    }

    static IReadOnlyList<(AttributeKind, Func<object, string, string?>)> Keys(string attribute) => attribute switch
    {
        "person_name" => [(AttributeKind.Surname, Text), (AttributeKind.GivenName, Text)],
        "organization_name" => [(AttributeKind.OrganizationName, Text)],
        "phone" => [(AttributeKind.Phone, (v, text) => v is PhoneNumber { IsMasked: false } ? text : null)],
        "email" => [(AttributeKind.Email, (v, _) => ((EmailAddress)v).Mailbox)],
        "id_number" => [(AttributeKind.IdNumber, (v, text) => v is IdNumber { IsMasked: true } ? null : text)],
        "credit_code" => [(AttributeKind.CreditCode, Text)],
        "account_id" => [(AttributeKind.AccountId, Text)],
        "identifier" => [(AttributeKind.Identifier, Text)],
        "birth_date" => [(AttributeKind.BirthDate, Text)],
        "address" => [(AttributeKind.Address, (v, text) => ((Address)v).Room is null ? null : text)],
        "region" => [(AttributeKind.Address, (v, _) => ((Address)v).City)],
        _ => throw new ArgumentException($"Found rule attribute '{attribute}'; expected person_name, organization_name, phone, email, id_number, credit_code, account_id, identifier, birth_date, address or region.", nameof(attribute)),
    };

    static string? Text(object value, string text) => text;

    sealed record Part(Column<int>[] Slots, ulong[] Keys)
    {
        public static Part Of(AttributeColumn column, Column<int>[] slots, Func<object, string, string?> key)
        {
            ulong salt = Hash64.Of(column.Name);
            ulong[] keys = [.. Enumerable.Range(0, column.ValueCount).Select(c => key(column.Value(c), column.Text(c)) is { } text ? Hash64.Mix(Hash64.Of(text), salt) | 1 : 0)];
            return new Part(slots, keys);
        }

        public void AddKeys(int node, List<ulong> keys)
        {
            foreach (Column<int> slot in Slots)
                if (slot[node] >= 0 && Keys[slot[node]] != 0)
                    keys.Add(Keys[slot[node]]);
        }
    }

    static void Chain(NodeTable nodes, MatchRule rule, List<Part[]> parts, List<RuledPair> pairs)
    {
        var last = new Dictionary<ulong, int>();
        List<ulong> combined = [], own = [], next = [];
        for (int node = 0; node < nodes.Count; node++)
        {
            combined.Clear();
            combined.Add(1);
            foreach (Part[] alternatives in parts)
            {
                own.Clear();
                foreach (Part part in alternatives)
                    part.AddKeys(node, own);
                next.Clear();
                foreach (ulong key in combined)
                    foreach (ulong more in own)
                        next.Add(Hash64.Mix(key, more));
                (combined, next) = (next, combined);
            }
            foreach (ulong key in combined)
            {
                if (last.TryGetValue(key, out int before) && before != node)
                    pairs.Add(new RuledPair(before, node, rule.Name));
                last[key] = node;
            }
        }
    }
}
