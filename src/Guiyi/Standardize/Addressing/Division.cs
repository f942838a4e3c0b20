namespace Guiyi.Standardize.Addressing;

/// <summary>A province, city or district of the administrative divisions.</summary>
sealed class Division
{
    internal Division(string code, string name, string shortName, string pinyin, Division? parent)
    {
        Code = code;
        Name = name;
        ShortName = shortName;
        Pinyin = pinyin;
        Parent = parent;
        bool isProvince = code.EndsWith("0000", StringComparison.Ordinal);
        bool isMunicipality = isProvince && code is ['1', '1' or '2', ..] or ['3', '1', '0', '0', ..] or ['5', '0', '0', '0', ..];
        Level = isProvince ? 1 : code.EndsWith("00", StringComparison.Ordinal) ? 2 : 3;
        Province = isProvince ? this : parent!.Province;
        // A county-level city right under its province (仙桃市) has no city above it and serves as one.
        City = Level == 2 || isMunicipality ? this
            : Level == 3 && parent!.City is { } city ? city
            : Level == 3 && name.EndsWith('市') ? this : null;
    }

    internal string Code { get; }

    internal string Name { get; }

    /// <summary>The name without 省, 市, 区 …; empty where too little would remain.</summary>
    internal string ShortName { get; }

    internal string Pinyin { get; }

    internal Division? Parent { get; }

    /// <summary>1 province, 2 city, 3 district.</summary>
    internal int Level { get; }

    internal Division Province { get; }

    internal Division? City { get; }

    internal string? CityName => City?.Name;

    /// <summary>The district's name, or null where this is a city or a province.</summary>
    internal string? DistrictName => Level == 3 && City != this ? Name : null;

    /// <summary>True for Hong Kong, Macao and Taiwan, whose short names a mainland address rarely means.</summary>
    internal bool IsHongKongMacaoTaiwan => Code is ['7' or '8', ..];

    /// <summary>The GB/T 2260 code of this or of the division around it: the standard names none below Hong Kong, Macao and Taiwan, and no development zones.</summary>
    internal string OfficialCode => IsHongKongMacaoTaiwan ? Province.Code : Code[4] == '7' ? Parent!.Code : Code;

    internal bool IsWithin(Division other) => this == other || (Parent is not null && Parent.IsWithin(other));
}
