using System.Globalization;

namespace Guiyi.Tests.Making;

/// <summary>Invented Western customers in two sources, with nicknames, typing errors, missing cells and shared homes.</summary>
static class WesternPeople
{
    static readonly string[][] GivenNames =
    [
        ["william", "bill", "will"], ["robert", "bob", "rob"], ["elizabeth", "liz", "beth"], ["margaret", "peggy", "maggie"], ["james", "jim"], ["john", "jack"], ["mary", "molly"], ["thomas", "tom"], ["anna", "ann"], ["george"], ["sarah", "sally"],
        ["edward", "ted"], ["harriet"], ["oliver"], ["charlotte", "lottie"], ["amelia"], ["noah"], ["isla"], ["henry", "harry"], ["lucas"], ["freya"], ["arthur"], ["ivy"], ["leon"], ["martha"], ["victor"], ["stella"], ["hugo"], ["clara"], ["felix"],
    ];

    static readonly string[] Surnames =
    [
        "smith", "jones", "taylor", "brown", "williams", "wilson", "johnson", "davies", "robinson", "wright", "thompson", "evans", "walker", "white", "roberts", "green", "hall", "wood", "jackson", "clarke", "patel", "khan", "lewis", "james",
        "phillips", "mason", "mitchell", "rose", "davis", "carter", "garcia", "o'brien", "macdonald", "fitzgerald", "ashworth", "pemberton", "whitlock", "hargreaves", "lindqvist", "kowalski", "okafor", "delacroix", "yamamoto", "novak",
    ];

    static readonly string[] Columns = ["first_name", "surname", "dob", "city", "postcode", "email", "phone"];

    static readonly string[] MailHosts = ["gmail.com", "yahoo.com", "hotmail.com", "mail.org"];

    static readonly string[] Cities = ["london", "leeds", "york", "bristol", "bath", "derby", "exeter", "oxford", "durham", "lincoln"];

    sealed record Citizen(string Entity, string[] Given, string Surname, DateOnly Birth, string City, string Postcode, string Email, string Phone);

    /// <summary>Sources "signups" and "purchases", together about two rows per person.</summary>
    public static IReadOnlyList<MemoryTable> Two(ulong seed, int people)
    {
        var dice = new Dice(seed);
        List<MadeRow> signups = [], purchases = [];
        Citizen? before = null;
        for (int i = 0; i < people; i++)
        {
            Citizen citizen = before = Made(dice, i, dice.Falls(0.1) ? before : null);
            for (int rows = dice.Between(1, 3); rows > 0; rows--)
                (dice.Falls(0.5) ? signups : purchases).Add(Row(dice, citizen));
        }
        return [new MemoryTable("signups", Columns, signups), new MemoryTable("purchases", Columns, purchases)];
    }

    /// <summary>Source "members", in which everybody stands once but for a few.</summary>
    /// <param name="seed">Where the dice begin.</param>
    /// <param name="people">How many.</param>
    /// <param name="repeated">The share of those who stand there twice.</param>
    public static MemoryTable Once(ulong seed, int people, double repeated)
    {
        var dice = new Dice(seed);
        var rows = new List<MadeRow>();
        Citizen? before = null;
        for (int i = 0; i < people; i++)
        {
            before = Made(dice, i, dice.Falls(0.1) ? before : null);
            // Most mailboxes are made of a name and a year, so that those of strangers resemble each other.
            Citizen citizen = before with { Email = $"{before.Given[0]}.{before.Surname}{before.Birth.Year % 100:00}{dice.Digits(2)}@{dice.One(MailHosts)}" };
            for (int copies = dice.Falls(repeated) ? 2 : 1; copies > 0; copies--)
                rows.Add(Row(dice, citizen));
        }
        return new MemoryTable("members", Columns, rows);
    }

    static Citizen Made(Dice dice, int number, Citizen? relative)
    {
        string[] given = dice.One(GivenNames);
        string surname = relative?.Surname ?? dice.Skewed(Surnames);
        string email = $"{given[0][..1]}.{surname.Replace("'", "", StringComparison.Ordinal)}{dice.Digits(2)}@{dice.One(MailHosts)}";
        return new Citizen($"w{number}", given, surname, new DateOnly(1940, 1, 1).AddDays(dice.Below(365 * 60)), relative?.City ?? dice.Skewed(Cities),
            relative?.Postcode ?? $"{(char)('A' + dice.Below(26))}{dice.Between(1, 20)} {dice.Between(1, 9)}{(char)('A' + dice.Below(26))}{(char)('A' + dice.Below(26))}", email, $"07{dice.Digits(9)}");
    }

    static MadeRow Row(Dice dice, Citizen citizen)
    {
        string given = dice.Falls(0.85) ? citizen.Given[0] : dice.One(citizen.Given);
        DateOnly birth = dice.Falls(0.03) ? citizen.Birth.AddYears(1) : citizen.Birth;
        return new(
            [
                Cell(dice, given), Cell(dice, citizen.Surname), dice.Falls(0.1) ? "" : birth.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                Cell(dice, citizen.City), dice.Falls(0.1) ? "" : citizen.Postcode, dice.Falls(0.2) ? "" : citizen.Email, dice.Falls(0.3) ? "" : citizen.Phone,
            ], citizen.Entity);
    }

    static string Cell(Dice dice, string text)
    {
        if (dice.Falls(0.06))
            return "";
        if (!dice.Falls(0.06))
            return text;
        int at = dice.Between(1, text.Length - 1);
        return dice.Falls(0.5) ? text.Remove(at, 1) : text.Insert(at, ((char)('a' + dice.Below(26))).ToString());
    }
}
