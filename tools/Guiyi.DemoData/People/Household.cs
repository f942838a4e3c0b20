using Guiyi.DemoData.Words;

namespace Guiyi.DemoData.People;

/// <summary>A door: where it is, and who lives behind it.</summary>
sealed record Household(City City, string District, string Road, int Number, string Estate, int Building, int Unit, int Room)
{
    public List<Person> Members { get; } = [];

    /// <summary>With area code, or null.</summary>
    public string? Landline { get; init; }

    public string Region => $"{City.Province} {City.Name} {District}";

    public string Detail => $"{Road}{Number}号{Estate}{Building}号楼{Unit}单元{Room}室";

    public string Address => (City.Province == City.Name ? City.Name : City.Province + City.Name) + District + Detail;

    public static Household Build(Dice dice)
    {
        City city = dice.Pick(PlaceWords.Cities, [.. PlaceWords.Cities.Select(c => c.Weight)]);
        return new Household(
            city, dice.Pick(city.Districts), dice.Pick(PlaceWords.Roads), dice.Between(2, 680), dice.Pick(PlaceWords.Estates),
            dice.Between(1, 28), dice.Between(1, 4), (dice.Between(1, 26) * 100) + dice.Between(1, 4))
        {
            Landline = dice.Chance(0.12) ? $"{city.AreaCode}-{dice.Between(5, 8)}{dice.Digits(7)}" : null,
        };
    }
}
