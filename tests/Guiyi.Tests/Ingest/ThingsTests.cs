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

    [Fact]
    public void A_header_that_contains_name_names_what_its_other_words_say()
    {
        MemoryTable beers = MemoryTable.Of("beers", "beer_name | brewery_name | style\nOld Hornet | Mill Lane | Porter\nRaven Night | Mill Lane | Stout\nDusty Saddle | Crooked Oak | Bitter\nLong Meadow | Crooked Oak | Porter\nGrey Heron | Mill Lane | Bitter\nSilver Anchor | Crooked Oak | Stout");
        Assert.Equal(["Text:title", "Text:breweryname", "Text:style"], Meanings(beers));
        MemoryTable clients = MemoryTable.Of("clients", "client_name | city\nHu Jintian | Bath\nRaj Venkataraman | York\nOluwaseun Adeyemi | Leeds\nNguyen Thi Hoa | Derby\nYuki Tanaka | Leeds\nTariq Mahmoud | York");
        Assert.Equal("PersonName", Meanings(clients)[0]);
    }

    [Fact]
    public void Hotels_have_names_coordinates_and_phones()
    {
        MemoryTable hotels = MemoryTable.Of("hotels", "hotel_name | address | latitude | lng | phone\nHotel Adler | Marktplatz 3 | 48.13743 | 11.57549 | +49 89 2901230\nIbis City | Bahnhofstrasse 12 | 48.14021 | 11.55874 | +49 89 5519330\nPension Seeblick | Uferweg 7 | 47.98312 | 11.18420 | +49 81 5299110\nGrand Resort Tegernsee | Seestrasse 80 | 47.71213 | 11.75682 | +49 80 2227620\nVilla Rosa | Via Roma 15 | 45.88433 | 10.84129 | +39 04 6455044");
        Assert.Equal(["OrganizationName", "Address", "Text:latitude", "Text:longitude", "Phone"], Meanings(hotels));
    }

    [Fact]
    public void A_title_beside_authors_is_a_works_however_often_it_repeats()
    {
        string rows = string.Concat(Enumerable.Range(0, 40).Select(i => $"\nA. Author, B. Writer | Learning to act from few examples{(i % 5 == 0 ? "." : "")} | Cambridge, MA | {i + 1}-{i + 9}"));
        Assert.Equal(["Text:authors", "Text:title", "Text:place", "Text:pages"], Meanings(MemoryTable.Of("citations", "author | title | address | pages" + rows)));
    }

    [Fact]
    public void What_stands_behind_a_name_is_a_suffix_and_what_stands_within_a_middle_name()
    {
        MemoryTable voters = MemoryTable.Of("voters", "last_name | first_name | midl_name | name_sufx_cd\nSMITH | JOHN | LEE | JR\nHALL | ANNA | MARIE | \nWEST | PAUL | R | III\nBELL | RUTH | ANN | \nCOLE | DAVID | JAMES | SR");
        Assert.Equal(["Surname", "GivenName", "MiddleName", "NameSuffix"], Meanings(voters));
    }

    static string[] Meanings(MemoryTable table) =>
        [.. Ingestor.InferMappings([table], [])[0].Fields.Select(f => f.Label.Length == 0 ? f.Target.ToString() : $"{f.Target}:{f.Label}")];
}
