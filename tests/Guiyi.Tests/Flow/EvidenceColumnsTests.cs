using System.Globalization;
using Guiyi.Classify;
using Guiyi.Profile;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Flow;

/// <summary>Evidence counted by codes, against its plain twin that asks for each customer's facts.</summary>
public sealed class EvidenceColumnsTests
{
    static readonly MemoryTable Abroad = MemoryTable.Of("abroad", """
        first_name | last_name | company | industry | country | state | city | phone
        anna | lindqvist | | | Sweden | Skåne | Malmö | +46701234567
        bo | ek | | | Sweden | | Malmö | +46701234568
        carl | dahl | | | | Dalarna | | +46701234569
        eva | falk | | | | | | +46701234570
        | | Northwind Traders Ltd | Retail | Norway | | Oslo | +4721234567
        | | Contoso Shipping Ltd | Transport | Norway | Viken | |
        gus | holm | Fabrikam Foods Ltd | Retail | Denmark | | Aarhus | +4531234567
        """);

    public static TheoryData<string> Bases => ["shop", "abroad", "both", "nobody"];

    [Theory]
    [MemberData(nameof(Bases))]
    public void Codes_are_counted_as_facts_are(string name)
    {
        IReadOnlyList<MemoryTable> sources = name switch
        {
            "shop" => MessyPeople.Shop(46, 150),
            "abroad" => [Abroad],
            "both" => [.. MessyPeople.Shop(47, 80), Abroad],
            _ => [MemoryTable.Of("nothing", "姓名 | 手机")],
        };
        UnifyResult result = Run.Of(sources);
        (GatheredFacts persons, GatheredFacts organizations) = (Facts(result, result.Persons), Facts(result, result.Organizations));
        int people = result.Persons.Customers.Count;
        SchemeEvidence plain = SchemeEvidence.Of(people + result.Organizations.Customers.Count, i => i < people ? persons.Of(i) : organizations.Of(i - people));
        Assert.Equal(Story(plain), Story(GatheredFacts.Evidence(persons, organizations)));
        Assert.Equal(name != "nobody", plain.Located > 0);
    }

    static GatheredFacts Facts(UnifyResult result, KindResult kind) => new(kind.Customers, (ProfileTable)kind.Profiles, kind.Rfm, result.Options.AsOf);

    static IEnumerable<string> Story(SchemeEvidence evidence) => typeof(SchemeEvidence).GetProperties().Select(p => p.Name + ": " + p.GetValue(evidence) switch
    {
        IReadOnlyDictionary<string, int> counts => string.Join(", ", counts.OrderBy(c => c.Key, StringComparer.Ordinal)),
        object value => Convert.ToString(value, CultureInfo.InvariantCulture),
        null => "",
    });
}
