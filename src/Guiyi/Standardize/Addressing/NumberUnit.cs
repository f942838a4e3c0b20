namespace Guiyi.Standardize.Addressing;

/// <summary>What the word after a number in an address says it counts.</summary>
enum NumberUnit
{
    /// <summary>No word follows.</summary>
    None,
    /// <summary>号: a house number after a road, otherwise by what is known so far.</summary>
    Number,
    /// <summary>号院.</summary>
    Yard,
    /// <summary>弄.</summary>
    Lane,
    /// <summary>巷.</summary>
    Alley,
    /// <summary>组, 社, 队 of a village.</summary>
    Group,
    /// <summary>号楼, 幢, 栋, 座, #.</summary>
    Building,
    /// <summary>单元, 门, 梯.</summary>
    Entrance,
    /// <summary>楼, 层, F.</summary>
    Floor,
    /// <summary>室, 房, 户, 铺.</summary>
    Room,
    /// <summary>街 inside a market.</summary>
    Aisle,
    /// <summary>The number is part of a name: 二期, 3区, 6号大街.</summary>
    Name,
}
