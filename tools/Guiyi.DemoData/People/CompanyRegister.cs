using Guiyi.DemoData.Files;
using Guiyi.DemoData.Words;

namespace Guiyi.DemoData.People;

/// <summary>Founds companies; about one in five is a branch or a subsidiary of an earlier one.</summary>
static class CompanyRegister
{
    public static List<Company> Build(int count, Dice dice)
    {
        var companies = new List<Company>();
        var brands = new Queue<string>(CompanyWords.Brands);
        while (companies.Count < count)
        {
            Company? parent = companies.Count > 10 && dice.Chance(0.22) ? dice.Pick([.. companies.Where(c => c.Parent is null)]) : null;
            companies.Add(Found($"C{companies.Count + 1:000}", parent, brands, dice));
        }
        return companies;
    }

    static Company Found(string id, Company? parent, Queue<string> brands, Dice dice)
    {
        City city = dice.Pick(parent is null ? PlaceWords.Cities : [.. PlaceWords.Cities.Where(c => c != parent.City)]);
        string district = dice.Pick(city.Districts), town = city.Name.TrimEnd('市');
        (string trade, string industry) = parent is null ? dice.Pick(CompanyWords.Trades) : ("", parent.Industry);
        string brand = parent?.Brand ?? brands.Dequeue();
        bool branch = parent is not null && dice.Chance(0.6);
        string name = parent is null
            ? dice.Below(3) switch
            {
                0 => $"{town}{brand}{trade}有限公司",
                1 => $"{brand}（{town}）{trade}有限公司",
                _ => $"{town}{brand}{trade}股份有限公司",
            }
            : branch ? $"{parent.Name}{town}分公司" : $"{town}{parent.Brand}{dice.Pick(CompanyWords.SubsidiaryTrades)}有限公司";
        return new Company
        {
            Id = id,
            City = city,
            District = district,
            Brand = brand,
            Name = name,
            ShortName = parent is null ? brand + trade : brand + town,
            Industry = industry,
            CreditCode = CheckDigits.CreditCode(city.ProvinceCode, dice),
            Phone = $"{city.AreaCode}-{dice.Between(5, 8)}{dice.Digits(7)}",
            Address = $"{(city.Province == city.Name ? "" : city.Province)}{city.Name}{district}{dice.Pick(PlaceWords.Roads)}{dice.Between(2, 900)}号{dice.Pick(CompanyWords.Buildings)}{(dice.Between(2, 30) * 100) + dice.Between(1, 20)}室",
            Parent = parent,
        };
    }
}
