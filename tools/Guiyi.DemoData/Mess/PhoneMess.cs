using Guiyi.DemoData.People;

namespace Guiyi.DemoData.Mess;

/// <summary>The ways in which phone numbers are written, hidden and got wrong.</summary>
static class PhoneMess
{
    /// <summary>A person's number on a day, as typed: sometimes an earlier one, another family member's, the landline, or none.</summary>
    public static string Typed(Person person, DateTime day, Dice dice)
    {
        string number = person.PhoneAt(day);
        IReadOnlyList<Person> family = person.Home.Members;
        switch (dice.Below(100))
        {
            case < 2:
                return "";
            case < 4:
                number = person.Phones[0].Number;
                break;
            case < 7 when family.Count > 1:
                number = dice.Pick(family).PhoneAt(day);
                break;
            case < 9 when person.Home.Landline is { } landline:
                return landline;
            case < 11:
                number = Slip(number, dice);
                break;
        }
        return Form(number, dice);
    }

    public static string Form(string number, Dice dice) => dice.Below(40) switch
    {
        0 or 1 => $"{number[..3]}-{number[3..7]}-{number[7..]}",
        2 or 3 => $"{number[..3]} {number[3..7]} {number[7..]}",
        4 or 5 => "+86 " + number,
        6 => "86" + number,
        7 => "0086" + number,
        8 => Widths.Full(number),
        9 => number + " ",
        _ => number,
    };

    public static string Masked(string number) => $"{number[..3]}****{number[7..]}";

    /// <summary>One digit wrong, two exchanged, or one left out.</summary>
    static string Slip(string number, Dice dice)
    {
        int at = dice.Between(3, 9);
        return dice.Below(3) switch
        {
            0 => number[..at] + dice.Below(10) + number[(at + 1)..],
            1 => number[..at] + number[at + 1] + number[at] + number[(at + 2)..],
            _ => number.Remove(at, 1).PadRight(11, '0'),
        };
    }
}
