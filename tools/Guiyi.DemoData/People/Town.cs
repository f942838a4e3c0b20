using Guiyi.DemoData.Words;

namespace Guiyi.DemoData.People;

/// <summary>Everybody in the demo: households, their members, and companies with their contacts.</summary>
sealed record Town(IReadOnlyList<Person> People, IReadOnlyList<Company> Companies)
{
    /// <summary>The two years that the channels tell of.</summary>
    public static readonly DateTime Begin = new(2024, 1, 1), End = new(2025, 12, 30);

    const int Customers = 400, Enterprises = 60;

    public static Town Build()
    {
        var dice = new Dice(1);
        List<Person> people = Population.Build(Customers, dice);
        HandOnPhones(people, dice);
        List<Company> companies = CompanyRegister.Build(Enterprises, dice);
        Employ(people, companies, dice);
        return new Town(people, companies);
    }

    /// <summary>Numbers that were given up are given out again.</summary>
    static void HandOnPhones(List<Person> people, Dice dice)
    {
        Person[] changed = [.. people.Where(p => p.Phones.Count > 1).Take(6)];
        foreach (Person person in changed)
        {
            Person next = dice.Pick(people);
            DateTime from = person.Phones[1].From.AddDays(100);
            if (next.Home != person.Home && from < End && next.Phones[^1].From < from)
                next.Phones.Add(new OwnedPhone(person.Phones[0].Number, from));
        }
    }

    static void Employ(List<Person> people, List<Company> companies, Dice dice)
    {
        Person[] adults = [.. people.Where(p => p.Birth.Year is > 1962 and < 2001)];
        foreach (Company company in companies)
        {
            int contacts = dice.Pick([1, 2, 3], [6, 3, 1]);
            for (int i = 0; i < contacts; i++)
            {
                Person person = dice.Pick(adults);
                if (person.Employer is null)
                {
                    person.Employer = company;
                    company.Contacts.Add(person);
                }
            }
        }
    }
}
