using Guiyi.Ingest;
using Guiyi.Internals;
using Guiyi.Model;
using Guiyi.Relate;
using Guiyi.Standardize;

namespace Guiyi;

/// <summary>What a key is of: the same text as door and as phone are two.</summary>
enum RelationKey : ulong
{
    Door = 1,
    Phone,
    Name,
    Parent,
}

/// <summary>
/// Which records state a door, a phone, an organization's name, or the name of one above it. The fit's lie sorted by key in two arrays, twelve
/// bytes for each; those that came or changed since stand beside them.
/// </summary>
sealed class RelationIndex
{
    readonly ulong[] keys;
    readonly int[] records;
    readonly LaterKeys later = new();

    public RelationIndex(RecordTable table)
    {
        var entries = new Entries();
        AddValues(table, table.Find(AttributeKind.Address), EntityKind.Person, value => RelationKeys.Door((Address)value), RelationKey.Door, entries);
        AddPhones(table, entries);
        AddValues(table, table.Find(AttributeKind.OrganizationName), EntityKind.Organization, value => ((OrganizationName)value).Text, RelationKey.Name, entries);
        AddParents(table, entries);
        (keys, records) = ([.. entries.Keys], [.. entries.Records]);
        Array.Sort(keys, records);
    }

    sealed class Entries
    {
        public List<ulong> Keys { get; } = [];

        public List<int> Records { get; } = [];

        public void Add(ulong key, int record)
        {
            Keys.Add(key);
            Records.Add(record);
        }
    }

    public static ulong KeyOf(RelationKey of, ReadOnlySpan<char> text) => Hash64.Mix(Hash64.Of(text), (ulong)of);

    /// <summary>All keys of a record.</summary>
    public static IEnumerable<ulong> KeysOf(RecordTable table, StatedRecord says) => RelationValues.Of(table, says).Select(v => KeyOf(v.Of, v.Key)).Distinct();

    /// <summary>The records that state a key now, in no particular order.</summary>
    /// <param name="key">The key.</param>
    /// <param name="isOfFit">Whether a record of the fit is there as it was.</param>
    public IEnumerable<int> Find(ulong key, Func<int, bool> isOfFit)
    {
        for (int i = First(key); i < keys.Length && keys[i] == key; i++)
            if (isOfFit(records[i]))
                yield return records[i];
        foreach (int record in later.Find(key))
            yield return record;
    }

    /// <summary>Puts a record that came or changed since the fit under its keys; none where it is gone, or as it was in the fit.</summary>
    public void Put(int record, ulong[] now) => later.Put(record, now);

    int First(ulong key)
    {
        int low = 0, high = keys.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            (low, high) = keys[middle] < key ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    static void AddValues(RecordTable table, AttributeColumn? column, EntityKind whose, Func<object, string?> textOf, RelationKey of, Entries entries)
    {
        if (column is not null)
            AddCodes(table, column, whose, code => textOf(column.Value(code)) is { } text ? KeyOf(of, text) : 0, entries);
    }

    static void AddPhones(RecordTable table, Entries entries)
    {
        if (table.Find(AttributeKind.Phone) is { } column)
            AddCodes(table, column, EntityKind.Person, code => RelationKeys.IsWhole(column.Characters(code)) ? KeyOf(RelationKey.Phone, column.Characters(code)) : 0, entries);
    }

    static void AddCodes(RecordTable table, AttributeColumn column, EntityKind whose, Func<int, ulong> keyOf, Entries entries)
    {
        ulong[] byCode = new ulong[column.ValueCount];
        for (int code = 0; code < byCode.Length; code++)
            byCode[code] = keyOf(code);
        for (int record = 0; record < table.Count; record++)
            for (int slot = 0; slot < column.SlotCount; slot++)
                if (table.CodeFor(whose, column, slot, record) is >= 0 and int code && byCode[code] != 0)
                    entries.Add(byCode[code], record);
    }

    static void AddParents(RecordTable table, Entries entries)
    {
        if (table.Find(AttributeKind.OrganizationName) is not { } names)
            return;
        ulong[] byName = new ulong[names.ValueCount];
        for (int code = 0; code < byName.Length; code++)
            byName[code] = RelationKeys.Parent((OrganizationName)names.Value(code)) is { } above ? KeyOf(RelationKey.Parent, above) : 0;
        var byText = new Dictionary<string, ulong>(StringComparer.Ordinal);
        for (int record = 0; record < table.Count; record++)
        {
            for (int slot = 0; slot < names.SlotCount; slot++)
                if (names.Code(slot, record) is >= 0 and int code && byName[code] != 0)
                    entries.Add(byName[code], record);
            foreach (FieldMapping field in table.Mappings[table.SourceOf(record)].Fields)
            {
                if (field.Target != FieldTarget.ParentOrganization || table.Raw(field, record) is not { Length: > 0 } raw)
                    continue;
                if (!byText.TryGetValue(raw, out ulong key))
                    byText.Add(raw, key = RelationKeys.Parent(raw) is { } parent ? KeyOf(RelationKey.Parent, parent) : 0);
                if (key != 0)
                    entries.Add(key, record);
            }
        }
    }
}
