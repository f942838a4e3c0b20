namespace Guiyi.Ingest;

/// <summary>Makes the mappings of several sources fit each other: what one source writes in one column, another may spread over several.</summary>
static class SharedMeaning
{
    static readonly FieldTarget[] PartsInOrder =
        [FieldTarget.Street, FieldTarget.Text, FieldTarget.City, FieldTarget.Region, FieldTarget.Postcode, FieldTarget.Country];

    /// <summary>Where some source has whole addresses, the others' address parts are joined, so that they can be compared.</summary>
    public static IReadOnlyList<SourceMapping> Align(IReadOnlyList<SourceMapping> mappings) =>
        mappings.Any(m => m.Fields.Any(f => f.Target == FieldTarget.Address)) ? [.. mappings.Select(JoinParts)] : mappings;

    static SourceMapping JoinParts(SourceMapping mapping)
    {
        var whole = mapping.Fields.Where(f => f.Target == FieldTarget.Address).ToList();
        List<FieldMapping> parts = [.. PartsInOrder.SelectMany(t => mapping.Fields.Where(f => f.Target == t && IsPart(f)))];
        if (parts.All(f => f.Target is not FieldTarget.Street) && whole.Count == 0)
            return mapping;
        if (parts.Count == 0)
            return mapping;
        // A source may hold either form in each row: the whole address goes first, its parts after it.
        var fields = new List<FieldMapping>(mapping.Fields.Where(f => !parts.Contains(f) && !whole.Contains(f)));
        foreach (IGrouping<int, FieldMapping> set in parts.GroupBy(f => Ordinal(f.Columns[0])).OrderBy(g => g.Key))
            fields.Add(new FieldMapping
            {
                Columns = [.. whole.Where(f => Ordinal(f.Columns[0]) == set.Key).SelectMany(f => f.Columns), .. set.SelectMany(f => f.Columns)],
                Target = FieldTarget.Address,
                Owner = set.First().Owner,
                Reason = "address parts, joined because other rows hold whole addresses",
            });
        HashSet<string> taken = [.. fields.SelectMany(f => f.Columns)];
        fields.AddRange(whole.Where(f => !f.Columns.All(taken.Contains)));
        return mapping with { Fields = fields };
    }

    static bool IsPart(FieldMapping field) =>
        field.Target != FieldTarget.Text ? field.Label is not "birthplace" : field.Label is "street_number" or "address_2";

    /// <summary>The repetition a column belongs to: 2 for "ADDR_CITY[2]", else 1.</summary>
    static int Ordinal(string column)
    {
        int bracket = column.LastIndexOf('[');
        return bracket > 0 && int.TryParse(column.AsSpan(bracket + 1).TrimEnd(']'), out int ordinal) ? ordinal : 1;
    }
}
