using Guiyi.DemoData.Files;
using Guiyi.DemoData.Words;

namespace Guiyi.DemoData.People;

/// <summary>Fills households with people: couples, children, grandparents, and some who happen to share a name.</summary>
static class Population
{
    /// <summary>Names that several people bear.</summary>
    static readonly string[] CommonMen = ["张伟", "刘洋", "陈杰", "王磊"], CommonWomen = ["王芳", "李静", "李娜", "张敏"];

    public static List<Person> Build(int count, Dice dice)
    {
        var people = new List<Person>();
        var phones = new HashSet<string>(StringComparer.Ordinal);
        while (people.Count < count)
        {
            Household home = Household.Build(dice);
            int size = dice.Pick([1, 2, 3, 4], [38, 34, 20, 8]);
            for (int i = 0; i < size && people.Count + home.Members.Count < count; i++)
                home.Members.Add(Member(home, i, people.Count + home.Members.Count, phones, dice));
            people.AddRange(home.Members);
        }
        return people;
    }

    /// <summary>In order: a man or a woman, the spouse, a child, a grandparent.</summary>
    static Person Member(Household home, int position, int index, HashSet<string> phones, Dice dice)
    {
        bool male = position == 1 ? !home.Members[0].Male : dice.Chance(0.5);
        int year = position switch
        {
            0 => dice.Between(1960, 2002),
            1 => home.Members[0].Birth.Year + dice.Between(-4, 4),
            2 => Math.Min(2011, home.Members[0].Birth.Year + dice.Between(24, 31)),
            _ => home.Members[0].Birth.Year - dice.Between(23, 30),
        };
        DateTime birth = new DateTime(year, 1, 1).AddDays(dice.Below(365)), joined = dice.Moment(Town.Begin, Town.End.AddDays(-40));
        (Word surname, Word[] given) = Name(home, position, index, male, dice);
        string sound = surname.Sound.ToLowerInvariant() + string.Concat(given.Select(g => g.Sound.ToLowerInvariant()));
        int activity = dice.Pick([1, 2, 4, 8, 12], [40, 28, 18, 10, 4]);
        bool chats = dice.Chance(0.5);
        return new Person
        {
            Id = $"P{index + 1:0000}",
            Surname = surname,
            Given = given,
            Male = male,
            Birth = birth,
            Home = home,
            Phones = Phones(home, position, joined, phones, dice),
            Joined = joined,
            Left = activity > 1 && dice.Chance(0.7) ? Town.End : joined.AddDays(dice.Between(1, 200)) is var day && day < Town.End ? day : Town.End,
            Activity = activity,
            // The word in the middle makes it unlikely that anybody has this address.
            Email = dice.Chance(0.45) ? $"{sound}.demo{dice.Digits(4)}@{dice.Pick(PlaceWords.MailDomains)}" : null,
            IdNumber = dice.Chance(0.3) ? CheckDigits.IdNumber(home.City.ProvinceCode, birth, male, dice) : null,
            MemberNumber = dice.Chance(0.7) ? "70" + dice.Digits(8) : null,
            Nick = dice.Chance(0.75) ? ShopNick(surname, given, dice) : null,
            UnionId = chats ? "oU" + dice.Letters(20, PlaceWords.KeyAlphabet) : null,
            Device = dice.Chance(0.4) ? dice.Letters(12, PlaceWords.KeyAlphabet) : null,
        };
    }

    static (Word, Word[]) Name(Household home, int position, int index, bool male, Dice dice)
    {
        if (position == 0 && index % 7 == 3)
            return Split(dice.Pick(male ? CommonMen : CommonWomen));
        if (position == 0 && index % 29 == 13)
            return (new Word(dice.Pick(NameWords.WesternSurnames), ""), [new Word(dice.Pick(male ? NameWords.WesternMen : NameWords.WesternWomen), "")]);
        Word surname = dice.Pick(NameWords.Surnames, NameWords.SurnameWeights);
        // Children, and one grandparent, bear the man's name.
        if (position >= 2 && home.Members.FirstOrDefault(m => m.Male) is { } man && !man.IsWestern)
            surname = man.Surname;
        return (surname, Given(male, dice));
    }

    static Word[] Given(bool male, Dice dice)
    {
        IReadOnlyList<Word> characters = male ? NameWords.Men : NameWords.Women;
        Word first = dice.Pick(characters), second = dice.Pick(characters);
        return dice.Chance(0.35) || first == second ? [first] : [first, second];
    }

    static (Word, Word[]) Split(string name)
    {
        Word Find(string character) => NameWords.Men.Concat(NameWords.Women).First(w => w.Text == character);
        return (NameWords.Surnames.First(s => name.StartsWith(s.Text, StringComparison.Ordinal)), [.. name[1..].Select(c => Find(c.ToString()))]);
    }

    /// <summary>Children and grandparents often have none of their own: then it is another member's.</summary>
    static List<OwnedPhone> Phones(Household home, int position, DateTime joined, HashSet<string> taken, Dice dice)
    {
        if (position >= 2 && dice.Chance(0.6))
            return [home.Members[dice.Below(2)].Phones[0]];
        List<OwnedPhone> phones = [new(Fresh(taken, dice), Town.Begin)];
        if (dice.Chance(0.08))
            phones.Add(new OwnedPhone(Fresh(taken, dice), dice.Moment(joined, Town.End)));
        return phones;
    }

    static string Fresh(HashSet<string> taken, Dice dice)
    {
        string number;
        do
            number = dice.Pick(PlaceWords.MobilePrefixes) + dice.Digits(8);
        while (!taken.Add(number));
        return number;
    }

    static string ShopNick(Word surname, Word[] given, Dice dice) => dice.Below(5) switch
    {
        0 => "tb" + dice.Digits(8),
        1 => $"{surname.Sound.ToLowerInvariant()}{given[^1].Sound.ToLowerInvariant()}_{dice.Digits(3)}",
        2 => $"{dice.Pick(NameWords.NickWords)}的{given[^1].Text}{dice.Digits(2)}",
        3 => $"{dice.Pick(NameWords.NickWords)}{dice.Digits(4)}",
        _ => $"{surname.Text}{dice.Pick(NameWords.NickWords)}{dice.Digits(2)}",
    };
}
