namespace Guiyi.Ingest;

/// <summary>Words that names of places, businesses, products and works have, and names of people hardly ever: they tell a column of things from one of persons.</summary>
static class ThingWords
{
    const string All =
        "the of and in on at for with to by from your our my an a " +
        "hotel hotels inn hostel motel lodge resort suites apartments apartment guesthouse pension gasthof gasthaus villa villas residence " +
        "restaurant cafe café coffee grill bar pub bistro diner pizza pizzeria kitchen bakery tavern steakhouse sushi " +
        "store shop shops market supermarket mall boutique pharmacy salon spa gym fitness garage club theatre theater cinema museum gallery library " +
        "school college university academy hospital clinic church temple station airport center centre plaza tower towers house city park " +
        "brewing brewery brewers beer ale ipa stout lager porter pilsner wine winery vineyard vineyards cellars " +
        "company group services solutions systems software edition pack set kit series professional deluxe black white blue red live remix";

    // Used for a few thousand sampled values: a plain set is made sooner than a frozen one.
    static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Known =
        All.Split(' ').ToHashSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Contains(ReadOnlySpan<char> word) => Known.Contains(word);
}
