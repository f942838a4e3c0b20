using Guiyi.Internals;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Match.Ruling;

/// <summary>The keys that records have under a rule: records with an equal key agree on all that the rule asks for.</summary>
sealed class RuleKeys
{
    readonly EntityKind kind;
    readonly bool whole;
    readonly List<Part[]> parts;
    readonly List<ulong> own = [], next = [];

    RuleKeys(MatchRule rule, EntityKind kind, bool whole, List<Part[]> parts) => (Rule, this.kind, this.whole, this.parts) = (rule, kind, whole, parts);

    public MatchRule Rule { get; }

    /// <summary>The keys of a run's nodes; null where the data has none of an attribute that must agree.</summary>
    public static RuleKeys? Of(NodeTable nodes, MatchRule rule)
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
        return new RuleKeys(rule, nodes.Kind, whole, parts);
    }

    /// <summary>Reads the keys of one of the run's nodes. One thread at a time.</summary>
    public void Read(int node, List<ulong> keys)
    {
        keys.Clear();
        keys.Add(1);
        foreach (Part[] alternatives in parts)
        {
            own.Clear();
            foreach (Part part in alternatives)
                part.AddKeys(node, own);
            Combine(keys);
        }
    }

    /// <summary>Reads the keys of a record that came after the run. One thread at a time.</summary>
    public void Read(ReadRecord record, List<ulong> keys)
    {
        keys.Clear();
        keys.Add(1);
        foreach (Part[] alternatives in parts)
        {
            own.Clear();
            foreach (Part part in alternatives)
                foreach (ReadValue value in record.Values)
                    if (value.Column == part.Attribute && (whole || record.BelongsTo(kind, value)) && part.KeyOf(value.Value) is not 0 and ulong key)
                        own.Add(key);
            Combine(keys);
        }
    }

    /// <summary>Every key so far with every one of its own.</summary>
    void Combine(List<ulong> keys)
    {
        next.Clear();
        foreach (ulong key in keys)
            foreach (ulong more in own)
                next.Add(Hash64.Mix(key, more));
        keys.Clear();
        keys.AddRange(next);
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

    /// <summary>An attribute that may agree.</summary>
    /// <param name="Attribute">The attribute.</param>
    /// <param name="Slots">The nodes' codes.</param>
    /// <param name="Keys">By code the value's key; 0 where it has none.</param>
    /// <param name="Key">The part of a value that must agree, or null.</param>
    sealed record Part(AttributeColumn Attribute, Column<int>[] Slots, ulong[] Keys, Func<object, string, string?> Key)
    {
        public static Part Of(AttributeColumn column, Column<int>[] slots, Func<object, string, string?> key)
        {
            ulong salt = Hash64.Of(column.Name);
            ulong[] keys = [.. Enumerable.Range(0, column.ValueCount).Select(c => KeyOf(key(column.Value(c), column.Text(c)), salt))];
            return new Part(column, slots, keys, key);
        }

        static ulong KeyOf(string? text, ulong salt) => text is null ? 0 : Hash64.Mix(Hash64.Of(text), salt) | 1;

        public ulong KeyOf(in Emission value) => KeyOf(Key(Attribute.ValueOf(value), value.Text), Hash64.Of(Attribute.Name));

        public void AddKeys(int node, List<ulong> keys)
        {
            foreach (Column<int> slot in Slots)
                if (slot[node] >= 0 && Keys[slot[node]] != 0)
                    keys.Add(Keys[slot[node]]);
        }
    }
}
