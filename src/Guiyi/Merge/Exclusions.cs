using Guiyi.Ingest;
using Guiyi.Internals;
using Guiyi.Match;

namespace Guiyi.Merge;

/// <summary>What keeps two groups apart whatever else agrees: valid numbers that differ, branches of one company, a person's "different", a source that holds everybody once.</summary>
sealed class Exclusions
{
    readonly IReadOnlyList<SourceMapping> mappings;
    readonly string?[] withoutDuplicates;
    readonly Exclusive[] exclusives;
    readonly Dictionary<int, HashSet<int>> apart = [];
    readonly Dictionary<int, HashSet<int>> sources = [];
    readonly Dictionary<int, HashSet<string>> companies = [], parents = [];
    bool excludesNothing = true;

    /// <summary>Nothing keeps any nodes apart, until it is said.</summary>
    /// <param name="identities">What may keep them apart.</param>
    /// <param name="mappings">What is said of the sources.</param>
    /// <param name="withoutDuplicates">For each source the reason why it is thought to hold everybody once, or null.</param>
    public Exclusions(IReadOnlyList<Identity> identities, IReadOnlyList<SourceMapping> mappings, string?[] withoutDuplicates)
    {
        (this.mappings, this.withoutDuplicates) = (mappings, withoutDuplicates);
        exclusives = [.. identities.Where(i => i.Role == IdentityRole.Exclusive).Select(i => new Exclusive(i, []))];
    }

    /// <param name="nodes">The nodes.</param>
    /// <param name="judgments">What people judged.</param>
    /// <param name="withoutDuplicates">For each source the reason why it is thought to hold everybody once, or null.</param>
    public Exclusions(NodeTable nodes, JudgmentSet judgments, string?[] withoutDuplicates)
        : this(nodes, Identity.Of(nodes.Table, nodes.Kind), judgments, withoutDuplicates)
    {
    }

    Exclusions(NodeTable nodes, IReadOnlyList<Identity> identities, JudgmentSet judgments, string?[] withoutDuplicates)
        : this(identities, nodes.Table.Mappings, withoutDuplicates)
    {
        foreach (Identity identity in identities)
            foreach (Column<int> slot in nodes.Codes(identity.Column))
                for (int node = 0; node < slot.Length; node++)
                    if (slot[node] >= 0 && identity.Part(identity.Column.Value(slot[node])) is { } text)
                        Add(node, identity, text);
        Dictionary<int, int> nodeOf = judgments.Judgments.Count == 0 ? [] : Enumerable.Range(0, nodes.Count).ToDictionary(nodes.Record);
        foreach (Judgment judgment in judgments.Judgments)
            if (judgment.Decision == Decision.Different && nodeOf.TryGetValue(judgment.Left, out int a) && nodeOf.TryGetValue(judgment.Right, out int b))
                KeepApart(a, b);
        if (Enumerable.Range(0, mappings.Count).Any(IsWithoutDuplicates))
            for (int node = 0; node < nodes.Count; node++)
                AddSource(node, nodes.Table.SourceOf(nodes.Record(node)));
    }

    /// <param name="Identity">What differs.</param>
    /// <param name="Of">Values of each group that has any.</param>
    sealed record Exclusive(Identity Identity, Dictionary<int, HashSet<string>> Of);

    bool IsWithoutDuplicates(int source) => mappings[source].Deduplicated || withoutDuplicates[source] is not null;

    /// <summary>Says what a node has of which an entity has one.</summary>
    public void Add(int node, Identity identity, string text)
    {
        excludesNothing = false;
        Add(identity.Role switch { IdentityRole.Company => companies, IdentityRole.Parent => parents, _ => Array.Find(exclusives, e => ReferenceEquals(e.Identity, identity))!.Of }, node, text);
    }

    /// <summary>A person judged two nodes different.</summary>
    public void KeepApart(int a, int b)
    {
        excludesNothing = false;
        Add(apart, a, b);
        Add(apart, b, a);
    }

    /// <summary>Says which source a node comes from.</summary>
    public void AddSource(int node, int source)
    {
        if (!IsWithoutDuplicates(source))
            return;
        excludesNothing = false;
        Add(sources, node, source);
    }

    /// <summary>Why the groups must stay apart, or null. May be asked from several threads.</summary>
    /// <param name="a">A group's smallest node.</param>
    /// <param name="b">The other's.</param>
    /// <param name="judged">A person says that they are one: that a source only seems to hold everybody once does not outweigh it.</param>
    public string? Apart(int a, int b, bool judged)
    {
        if (excludesNothing)
            return null;
        lock (apart)
            return Found(a, b, judged);
    }

    string? Found(int a, int b, bool judged)
    {
        if (apart.TryGetValue(a, out HashSet<int>? enemies) && enemies.Contains(b))
            return "a person judged them different";
        foreach (Exclusive exclusive in exclusives)
            if (exclusive.Of.TryGetValue(a, out HashSet<string>? left) && exclusive.Of.TryGetValue(b, out HashSet<string>? right) && !left.Overlaps(right))
                return $"{exclusive.Identity.Name} differs: {left.Min(StringComparer.Ordinal)} and {right.Min(StringComparer.Ordinal)}";
        if ((Shared(companies, a, parents, b) ?? Shared(parents, a, companies, b)) is { } company)
            return $"one is a branch of the other, {company}";
        if (!sources.TryGetValue(a, out HashSet<int>? from) || !sources.TryGetValue(b, out HashSet<int>? other))
            return null;
        int[] shared = [.. from.Intersect(other).Order()];
        if (shared.Any(s => mappings[s].Deduplicated))
            return "both are in one source that holds every customer once";
        return shared.Length > 0 && !judged ? $"both are in one source that seems to hold every customer once: {withoutDuplicates[shared[0]]}" : null;
    }

    /// <summary>Lets one group have what another had. May be called from several threads.</summary>
    public void Join(int keep, int gone)
    {
        if (excludesNothing)
            return;
        lock (apart)
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

    static string? Shared(Dictionary<int, HashSet<string>> ofA, int a, Dictionary<int, HashSet<string>> ofB, int b) =>
        ofA.TryGetValue(a, out HashSet<string>? left) && ofB.TryGetValue(b, out HashSet<string>? right) ? left.Intersect(right).Min(StringComparer.Ordinal) : null;

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
