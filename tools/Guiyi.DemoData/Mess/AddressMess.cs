using Guiyi.DemoData.People;

namespace Guiyi.DemoData.Mess;

/// <summary>The ways in which addresses are written.</summary>
static class AddressMess
{
    /// <summary>The whole address.</summary>
    public static string Typed(Household home, Dice dice) => dice.Below(20) switch
    {
        0 => home.City.Name + home.District + home.Detail,
        1 => home.District + home.Detail,
        2 => home.City.Name.TrimEnd('市') + home.District.TrimEnd('区') + home.Detail,
        3 => home.Address.Replace("号楼", "幢", StringComparison.Ordinal),
        4 => $"{home.City.Province} {home.City.Name} {home.District} {home.Road}{home.Number}号 {home.Estate}{home.Building}-{home.Unit}-{home.Room}",
        5 => Widths.Full(home.Address),
        6 => home.Address[..home.Address.LastIndexOf("单元", StringComparison.Ordinal)] + "单元",
        7 => NameMess.ToTraditional(home.Address).Replace("号楼", "號樓", StringComparison.Ordinal),
        8 => $"{home.City.Name}{home.District}{home.Road}{home.Number}号{home.Estate}",
        _ => home.Address,
    };

    /// <summary>The part below the district, for forms that ask for the district apart.</summary>
    public static string Detail(Household home, Dice dice) => dice.Below(20) switch
    {
        0 => home.Detail.Replace("号楼", "幢", StringComparison.Ordinal),
        1 => $"{home.Estate}{home.Building}号楼{home.Unit}单元{home.Room}",
        2 => $"{home.Road}{home.Number}号{home.Estate}{home.Building}#{home.Unit}-{home.Room}",
        3 => Widths.Full(home.Detail),
        4 => $"{home.Road}{home.Number}号\n{home.Estate}{home.Building}号楼{home.Unit}单元{home.Room}室",
        5 => home.Detail + "（放门口，请勿打电话）",
        6 => $"{home.Road}{home.Number}号{home.Estate}",
        _ => home.Detail,
    };
}

/// <summary>Full-width digits, as some input methods leave them.</summary>
static class Widths
{
    public static string Full(string text) => string.Concat(text.Select(c => char.IsAsciiDigit(c) ? (char)(c - '0' + '０') : c));
}
