using Guiyi.DemoData.People;

namespace Guiyi.DemoData.Channels;

/// <summary>When customers did something, in the order of time, as systems export it.</summary>
static class Visits
{
    /// <summary>About <paramref name="share"/> of each person's activity, at least once for those who are chosen at all.</summary>
    /// <param name="people">Who may come.</param>
    /// <param name="share">Part of a person's purchases that fall to this channel.</param>
    /// <param name="dice">Chance.</param>
    public static List<(Person Person, DateTime When)> Of(IEnumerable<Person> people, double share, Dice dice)
    {
        var visits = new List<(Person Person, DateTime When)>();
        foreach (Person person in people)
        {
            int times = 0;
            for (int i = 0; i < person.Activity; i++)
                times += dice.Chance(share) ? 1 : 0;
            for (int i = 0; i < times; i++)
                visits.Add((person, dice.Moment(person.Joined, person.Left)));
        }
        return [.. visits.OrderBy(v => v.When).ThenBy(v => v.Person.Id, StringComparer.Ordinal)];
    }
}
