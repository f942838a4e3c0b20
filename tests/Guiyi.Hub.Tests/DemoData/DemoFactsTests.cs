using Guiyi.Classify;
using Guiyi.Hub.Sources;
using Guiyi.Model;
using Guiyi.Relate;
using Guiyi.Rules;
using Guiyi.Testing;
using Xunit;

namespace Guiyi.Hub.Tests.DemoData;

/// <summary>The bundled channels as a live base: what is known of every customer is what the run found.</summary>
public sealed class DemoFactsTests
{
    static readonly string[] Channels =
        ["business_accounts.csv", "chat_contacts.jsonl", "members.csv", "shop_orders.csv", "store_receipts.xlsx", "survey.csv", "tickets.csv", "web_events.jsonl"];

    static readonly EntityKind[] Kinds = [EntityKind.Person, EntityKind.Organization];

    static readonly Lazy<UnifyResult> Fit = new(() => Pipeline.Unify(
        [.. Channels.SelectMany(c => SourceFile.Open(Path.Combine(Repository.At("data", "demo"), c)))], new UnifyOptions { AsOf = new DateTime(2026, 1, 1), AsOfLatestInteraction = true }));

    [Fact]
    public void Facts_classes_and_codes_of_the_demo_are_those_of_the_run()
    {
        UnifyResult fit = Fit.Value;
        var live = LiveBase.Of(fit);
        var facts = LiveFacts.Of(fit, live);
        foreach (EntityKind kind in Kinds)
        {
            KindResult own = kind == EntityKind.Person ? fit.Persons : fit.Organizations;
            Assert.True(own.Customers.Count > 20);
            foreach (LiveCustomer met in facts.All(kind, new Dictionary<string, IReadOnlyList<CorrectedValue>>(), fit.Options.AsOf))
            {
                int customer = own.Customers.Find(met.Id);
                string code = fit.CodeOf(kind, customer), classes = Text(own.Classes[customer]);
                Assert.True(met.IsOfFit);
                Assert.StartsWith(met.CodePrefix, code, StringComparison.Ordinal);
                Assert.Equal(classes, Text(met.Classes));
                Assert.Equal(own.Rfm[customer], facts.Rfm(facts.Profile(kind, met.Records, fit.Options.AsOf)));
                // Put in once more, the same rows are read anew and say the same.
                using LiveDelta again = live.Apply([.. met.Records.Select(r => new LiveChange.Add(live.Raw(r)))]);
                LiveStanding read = facts.Standing(kind, again.Added, [], fit.Options.AsOf, again);
                Assert.Equal(classes, Text(read.Classes));
                Assert.Equal(met.CodePrefix, read.CodePrefix);
                Assert.All(RuleFields.Known, field => Assert.Equal(Value(met.Facts, field), Value(read.Facts, field)));
                Assert.Equal(
                    own.Customers.Attributes.Where(a => own.Customers.Golden(customer, a) is not null).Select(a => (a.Name, own.Customers.GoldenText(customer, a))).Order(),
                    facts.Golden(kind, again.Added, [], again).Select(v => (v.Attribute, (string?)v.Text)).Order());
            }
        }
    }

    [Fact]
    public void Relations_of_the_demo_are_those_of_the_run()
    {
        UnifyResult fit = Fit.Value;
        var live = LiveBase.Of(fit);
        var relations = LiveRelations.Of(fit, live);
        List<Relation> told = [.. Kinds.SelectMany(kind => live.Ids(kind).SelectMany(id => relations.Of(kind, id).Where(r => r.From == id && (kind == EntityKind.Person) == (r.Kind != RelationKind.ParentCompany))))];
        Assert.True(fit.Relations.Count > 100);
        Assert.Equal(fit.Relations.OrderBy(r => r.ToString(), StringComparer.Ordinal), told.OrderBy(r => r.ToString(), StringComparer.Ordinal));
    }

    static string Text(IEnumerable<ClassAssignment> classes) => string.Join(", ", classes.Select(c => $"{c.Dimension}={c.Code} {c.ReasonZh} {c.ReasonEn}"));

    static string Value(IFacts facts, RuleField field) => facts.TryGet(field.Name, out RuleValue value) ? value.ToString() : "";
}
