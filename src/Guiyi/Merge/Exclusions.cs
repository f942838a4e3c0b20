using Guiyi.Internals;
using Guiyi.Match;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Merge;

/// <summary>What keeps two groups apart whatever else agrees: valid numbers that differ, branches of one company, a person's "different", a source that holds everybody once.</summary>
sealed class Exclusions
{
    readonly NodeTable nodes;
    readonly List<Exclusive> exclusives = [];
    readonly Dictionary<int, HashSet<int>> apart = [];
    readonly Dictionary<int, HashSet<int>> sources = [];
    readonly Dictionary<int, HashSet<string>> companies = [], parents = [];
    readonly bool excludesNothing;

    readonly string?[] withoutDuplicates;

    /// <param name="nodes">The nodes.</param>
    /// <param name="judgments">What people judged.</param>
    /// <param name="withoutDuplicates">For each source the reason why it is thought to hold everybody once, or null.</param>
    public Exclusions(NodeTable nodes, JudgmentSet judgments, string?[] withoutDuplicates)
    {
        (this.nodes, this.withoutDuplicates) = (nodes, withoutDuplicates);
        foreach (AttributeColumn column in nodes.Table.Attributes)
            if (nodes.Codes(column).Length > 0 && Identity(column, nodes.Kind) is { } identity)
                exclusives.Add(new Exclusive(column.Kind == AttributeKind.OrganizationName ? "branch" : column.Name, Values(column, identity)));
        if (nodes.Kind == EntityKind.Organization && nodes.Table.Find(AttributeKind.OrganizationName) is { } names)
            (companies, parents) = (Values(names, Company), Values(names, Parent));
        Dictionary<int, int> nodeOf = judgments.Judgments.Count == 0 ? [] : Enumerable.Range(0, nodes.Count).ToDictionary(nodes.Record);
        foreach (Judgment judgment in judgments.Judgments)
            if (judgment.Decision == Decision.Different && nodeOf.TryGetValue(judgment.Left, out int a) && nodeOf.TryGetValue(judgment.Right, out int b))
            {
                Add(apart, a, b);
                Add(apart, b, a);
            }
        bool[] deduplicated = [.. nodes.Table.Mappings.Select((m, source) => m.Deduplicated || withoutDuplicates[source] is not null)];
        for (int node = 0; node < nodes.Count && deduplicated.Contains(true); node++)
            if (deduplicated[nodes.Table.SourceOf(nodes.Record(node))])
                Add(sources, node, nodes.Table.SourceOf(nodes.Record(node)));
        excludesNothing = apart.Count + sources.Count + companies.Count + parents.Count + exclusives.Sum(e => e.Of.Count) == 0;
    }

    /// <param name="Name">What differs, for the reason.</param>
    /// <param name="Of">Values of each group that has any.</param>
    sealed record Exclusive(string Name, Dictionary<int, HashSet<string>> Of);

    /// <summary>Why the groups must stay apart, or null. May be asked from several threads.</summary>
    /// <param name="a">A group's smallest node.</param>
    /// <param name="b">The other's.</param>
    /// <param name="judged">A person says that they are one: that a source only seems to hold everybody once does not outweigh it.</param>
    public string? Apart(int a, int b, bool judged)
    {
        if (excludesNothing)
            return null;
        lock (exclusives)
            return Found(a, b, judged);
    }

    string? Found(int a, int b, bool judged)
    {
        if (apart.TryGetValue(a, out HashSet<int>? enemies) && enemies.Contains(b))
            return "a person judged them different";
        foreach (Exclusive exclusive in exclusives)
            if (exclusive.Of.TryGetValue(a, out HashSet<string>? left) && exclusive.Of.TryGetValue(b, out HashSet<string>? right) && !left.Overlaps(right))
                return $"{exclusive.Name} differs: {left.Min(StringComparer.Ordinal)} and {right.Min(StringComparer.Ordinal)}";
        if ((Shared(companies, a, parents, b) ?? Shared(parents, a, companies, b)) is { } company)
            return $"one is a branch of the other, {company}";
        if (!sources.TryGetValue(a, out HashSet<int>? from) || !sources.TryGetValue(b, out HashSet<int>? other))
            return null;
        int[] shared = [.. from.Intersect(other).Order()];
        if (shared.Any(s => nodes.Table.Mappings[s].Deduplicated))
            return "both are in one source that holds every customer once";
        return shared.Length > 0 && !judged ? $"both are in one source that seems to hold every customer once: {withoutDuplicates[shared[0]]}" : null;
    }

    /// <summary>Lets one group have what another had. May be called from several threads.</summary>
    public void Join(int keep, int gone)
    {
        if (excludesNothing)
            return;
        lock (exclusives)
            Take(keep, gone);
    }

    void Take(int keep, int gone)
    {
        foreach (Exclusive exclusive in exclusives)
            Move(exclusive.Of, keep, gone);
        Move(sources, keep, gone);
        Move(companies, keep, gone);
        Move(parents, keep, gone);
        if (!apart.Remove(gone, out HashSet<int>? enemies))
            return;
        foreach (int enemy in enemies)
        {
            apart[enemy].Remove(gone);
            Add(apart, enemy, keep);
            Add(apart, keep, enemy);
        }
    }

    /// <summary>The part of a value of which an entity has one; null for kinds of which it may have several.</summary>
    static Func<object, string?>? Identity(AttributeColumn column, EntityKind kind) => column.Kind switch
    {
        AttributeKind.IdNumber => v => v is IdNumber { IsMasked: false } id ? id.Text : null,
        AttributeKind.Generation => v => v as string,
        AttributeKind.CreditCode => v => v is CreditCode code ? code.Text : null,
        // People work for one branch today and for another tomorrow.
        AttributeKind.OrganizationName when kind == EntityKind.Organization => v => v is OrganizationName name ? $"{name.Core}|{name.Branch}" is var key && name.Branch is { Length: > 0 } ? key : null : null,
        _ => null,
    };

    /// <summary>The company whose own full name this is; a short name may mean one of its branches.</summary>
    static string? Company(object value) => value is OrganizationName { Branch: "", LegalForm: not null } name ? name.Core : null;

    static string? Parent(object value) => value is OrganizationName { Branch.Length: > 0 } name ? name.Core : null;

    static string? Shared(Dictionary<int, HashSet<string>> ofA, int a, Dictionary<int, HashSet<string>> ofB, int b) =>
        ofA.TryGetValue(a, out HashSet<string>? left) && ofB.TryGetValue(b, out HashSet<string>? right) ? left.Intersect(right).Min(StringComparer.Ordinal) : null;

    Dictionary<int, HashSet<string>> Values(AttributeColumn column, Func<object, string?> identity)
    {
        var values = new Dictionary<int, HashSet<string>>();
        foreach (Column<int> slot in nodes.Codes(column))
            for (int node = 0; node < slot.Length; node++)
                if (slot[node] >= 0 && identity(column.Value(slot[node])) is { } text)
                    Add(values, node, text);
        return values;
    }

    static void Add<T>(Dictionary<int, HashSet<T>> sets, int key, T value)
    {
        if (!sets.TryGetValue(key, out HashSet<T>? set))
            sets.Add(key, set = []);
        set.Add(value);
    }

    static void Move<T>(Dictionary<int, HashSet<T>> sets, int keep, int gone)
    {
        if (!sets.Remove(gone, out HashSet<T>? moved))
            return;
        if (sets.TryGetValue(keep, out HashSet<T>? set))
            set.UnionWith(moved);
        else
            sets.Add(keep, moved);
    }
}
