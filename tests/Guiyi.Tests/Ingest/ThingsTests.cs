using Guiyi.Ingest;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Ingest;

/// <summary>Sources that tell of products, works and places instead of customers.</summary>
public sealed class ThingsTests
{
    [Fact]
    public void A_catalogue_describes_its_rows()
    {
        IReadOnlyList<MemoryTable> sources = MadeThings.Products(5, 80);
        Assert.Equal(["RecordId", "Text:title", "Text:description", "Text:price"], Meanings(sources[0]));
        Assert.Equal(["RecordId", "Text:title", "Text:brand", "Text:price"], Meanings(sources[1]));
    }

    [Fact]
    public void A_bibliography_has_titles_not_job_titles() =>
        Assert.Equal(["RecordId", "Text:title", "Text:authors", "Text:venue", "Text:year"], Meanings(MadeThings.Works(5, 80)[0]));

    [Fact]
    public void Places_with_an_address_and_a_phone_are_organizations() =>
        Assert.Equal("OrganizationName", Meanings(MadeThings.Places(5, 80)[0])[0]);

    [Fact]
    public void Names_of_people_stay_names()
    {
        MemoryTable people = MemoryTable.Of("people", "name | city\nMary Smith | Leeds\nJohn P. Jones | York\nAnna-Maria Novak | Bath\nThomas O'Brien | Derby\nSubramanian Venkataraghavan | Oxford\nPeter Hall | Exeter");
        Assert.Equal("PersonName", Meanings(people)[0]);
    }

    static string[] Meanings(MemoryTable table) =>
        [.. Ingestor.InferMappings([table], [])[0].Fields.Select(f => f.Label.Length == 0 ? f.Target.ToString() : $"{f.Target}:{f.Label}")];
}
