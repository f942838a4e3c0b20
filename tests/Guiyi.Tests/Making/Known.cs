using Guiyi.Classify;
using Guiyi.Model;
using Guiyi.Rules;

namespace Guiyi.Tests.Making;

/// <summary>All that is known of customers, as text: equal texts mean equal facts, classes and codes.</summary>
static class Known
{
    public static readonly EntityKind[] Kinds = [EntityKind.Person, EntityKind.Organization];

    public static readonly IReadOnlyDictionary<string, IReadOnlyList<CorrectedValue>> Uncorrected = new Dictionary<string, IReadOnlyList<CorrectedValue>>();

    public static string Text(ICustomerFacts facts, IEnumerable<ClassAssignment> classes, string prefix) =>
        $"{facts.AsOf:O} {string.Join(", ", RuleFields.Known.Where(f => facts.TryGet(f.Name, out _)).Select(f => $"{f.Name}={Value(facts, f)}"))} later={facts.Profile.Later} "
        + $"[{string.Join(", ", classes.Select(c => $"{c.Dimension}={c.Code} {c.TitleZh} {c.ReasonZh} {c.ReasonEn}"))}] {prefix}";

    public static string Text(LiveStanding standing) => Text(standing.Facts, standing.Classes, standing.CodePrefix);

    static RuleValue Value(IFacts facts, RuleField field) => facts.TryGet(field.Name, out RuleValue value) ? value : RuleValue.None;

    /// <summary>What a run found out of each customer, by id.</summary>
    public static SortedDictionary<string, string> OfRun(UnifyResult fit)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (EntityKind kind in Kinds)
        {
            KindResult own = kind == EntityKind.Person ? fit.Persons : fit.Organizations;
            var facts = new GatheredFacts(own.Customers, own.Profiles, own.Rfm, fit.Options.AsOf);
            for (int customer = 0; customer < own.Customers.Count; customer++)
            {
                string code = fit.CodeOf(kind, customer);
                all.Add(own.Customers.Id(customer), Text(facts.Of(customer), own.Classes[customer], code[..(code.LastIndexOf('-') + 1)]));
            }
        }
        return all;
    }

    /// <summary>What is known of each customer now, asked one by one, by id.</summary>
    public static SortedDictionary<string, string> OneByOne(LiveBase live, LiveFacts facts, DateTime now)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (EntityKind kind in Kinds)
            foreach (string id in live.Ids(kind))
                all.Add(id, Text(facts.Standing(kind, live.Records(kind, id), [], now)));
        return all;
    }

    /// <summary>The same by walks, each over a part of the customers.</summary>
    public static SortedDictionary<string, string> Walked(LiveFacts facts, DateTime now, int parts)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (EntityKind kind in Kinds)
            for (int part = 0; part < parts; part++)
                foreach (LiveCustomer one in facts.All(kind, Uncorrected, now, part, parts))
                    all.Add(one.Id, Text(one.Facts, one.Classes, one.CodePrefix));
        return all;
    }

    /// <summary>What is known of each customer, whatever its records are called.</summary>
    public static IReadOnlyList<string> Contents(LiveBase live, LiveFacts facts, DateTime now) =>
    [
        .. Kinds.SelectMany(kind => live.Ids(kind).Select(id =>
        {
            IReadOnlyList<int> records = live.Records(kind, id);
            string golden = string.Join(", ", facts.Golden(kind, records, []).Select(v => $"{v.Attribute}={v.Text} by {v.Rule} of {v.Statements.Count}"));
            return $"{kind} {string.Join(" / ", records.Select(r => LiveWorld.Content(live.Raw(r))).Order(StringComparer.Ordinal))}\n{golden}\n{Text(facts.Standing(kind, records, [], now))}";
        })).Order(StringComparer.Ordinal),
    ];
}
