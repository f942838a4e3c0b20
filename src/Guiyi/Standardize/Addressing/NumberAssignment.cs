namespace Guiyi.Standardize.Addressing;

/// <summary>Decides which part a number group is.</summary>
static class NumberAssignment
{
    internal static void Take(AddressParts parts, in NumberGroup group, bool moreFollows)
    {
        NumberAtoms atoms = group.Atoms;
        switch (group.Unit)
        {
            case NumberUnit.Building:
                TakeBuilding(parts, atoms);
                break;
            case NumberUnit.Entrance:
                TakeEntrance(parts, atoms);
                break;
            case NumberUnit.Floor:
                TakeFloor(parts, atoms);
                break;
            case NumberUnit.Lane:
                TakeSection(parts, atoms.Join() + "弄");
                break;
            case NumberUnit.Alley:
                TakeSection(parts, atoms.Join() + "巷");
                break;
            case NumberUnit.Group:
                TakeSection(parts, atoms.Join() + "组");
                break;
            case NumberUnit.Aisle:
                parts.Unit ??= atoms.Join();
                break;
            case NumberUnit.Yard:
                TakeYard(parts, atoms.Join());
                break;
            case NumberUnit.Number:
                TakeNumber(parts, atoms, moreFollows);
                break;
            default:
                TakeChain(parts, atoms, group.Unit == NumberUnit.Room, moreFollows);
                break;
        }
    }

    static void TakeBuilding(AddressParts parts, in NumberAtoms atoms)
    {
        if (atoms.Count == 2 && parts.RoadAwaitsNumber && atoms[0].Length >= 3)
        {
            parts.AppendRoadNumber(atoms[0], false);
            parts.SetBuilding(atoms[1]);
        }
        else
            parts.SetBuilding(atoms.Join());
    }

    static void TakeEntrance(AddressParts parts, in NumberAtoms atoms)
    {
        int next = TakeRoadNumber(parts, atoms, atoms.Count - 1);
        if (atoms.Count - next > 1)
            parts.Building ??= atoms[next];
        parts.Unit ??= atoms.Last;
    }

    // 5-10楼 is building 5, storey 10; 16-17层 are two storeys.
    static void TakeFloor(AddressParts parts, in NumberAtoms atoms)
    {
        if (atoms.Count == 2 && int.TryParse(atoms[0], out int a) && int.TryParse(atoms[1], out int b) && b == a + 1)
        {
            parts.Floor ??= atoms.Join();
            return;
        }
        int next = TakeRoadNumber(parts, atoms, atoms.Count - 1);
        int before = atoms.Count - 1 - next;
        if (before > 0 && parts.Building is null)
            (parts.Building, next, before) = (atoms[next], next + 1, before - 1);
        if (before > 0)
            parts.Unit ??= atoms[next];
        parts.Floor ??= atoms.Last;
    }

    static void TakeSection(AddressParts parts, string section)
    {
        if (parts.RoadNumber is null || parts.RoadNumberIsOpen)
            parts.AppendRoadNumber(section, true);
    }

    static void TakeYard(AddressParts parts, string number)
    {
        if (parts.RoadNumber is null || parts.RoadNumberIsOpen)
            parts.AppendRoadNumber(number, false);
        else
            parts.Building ??= number;
    }

    // 号 after a road is the house number; elsewhere what is known so far decides.
    static void TakeNumber(AddressParts parts, in NumberAtoms atoms, bool moreFollows)
    {
        bool numbered = Compounds.HasNumberedBuildings(parts.Community);
        bool villageNumber = parts.RoadNumber is null && !parts.InsideBuilding && !numbered;
        if (atoms[0][0] == '附' && parts.RoadNumber is not null && !parts.InsideBuilding)
            parts.AppendRoadNumber(atoms.Join(), false);
        else if (parts.RoadNumberIsOpen || parts.RoadAwaitsNumber || villageNumber)
            parts.AppendRoadNumber(atoms.Join(), false);
        else if (atoms.Count > 1)
            TakeChain(parts, atoms, false, moreFollows);
        else if (parts.Room is not null)
            return;
        else if (parts.Floor is not null || (!moreFollows && parts.Building is null && parts.Unit is null && (Compounds.IsMarket(parts.Community) || (atoms[0].Length >= 3 && (numbered || parts.RoadNumber is not null)))))
            parts.Room = atoms[0];
        else if (parts.Building is null && parts.Unit is null)
            (parts.Building, parts.BuildingIsGuess) = (atoms[0], true);
        else if (parts.Unit is null && (atoms[0].Length < 3 || moreFollows))
            parts.Unit = atoms[0];
        else
            parts.Room = atoms[0];
    }

    // 12-3-502: building, entrance, room, as far as they are still open; after a road its number first.
    static void TakeChain(AddressParts parts, in NumberAtoms atoms, bool endsInRoom, bool moreFollows)
    {
        int count = atoms.Count;
        if (atoms[0] is [>= '0' and <= '9', .., 'F'] && count > 1)
        {
            parts.Floor ??= atoms[0][..^1];
            parts.Room ??= atoms.Join(1);
            return;
        }
        if (count == 2 && !parts.RoadAwaitsNumber && !parts.RoadNumberIsOpen && (IsRange(atoms[0], atoms[1]) || IsSplitRoom(atoms) || (Compounds.IsStalls(parts.Community) && parts.Building is null && atoms[1].Length < 3 && char.IsAsciiDigit(atoms[0][^1]))))
        {
            parts.Room ??= atoms.Join();
            return;
        }
        bool hamlet = parts is { Road: null, Community: not null } && !Compounds.HasNumberedBuildings(parts.Community) && count == 1 && int.TryParse(atoms[0], out _);
        if (hamlet && !endsInRoom && !parts.InsideBuilding && parts.RoadNumber is null)
        {
            parts.AppendRoadNumber(atoms[0], false);
            return;
        }
        if (count <= 2 && !parts.InsideBuilding && parts.RoadNumber is null && !parts.RoadAwaitsNumber && Compounds.IsVillage(parts.Community) && !endsInRoom)
        {
            parts.AppendRoadNumber(count == 2 ? $"{atoms[0]}组{atoms[1]}" : atoms[0], false);
            return;
        }
        if (parts.RoadAwaitsNumber && count == 2 && !endsInRoom && (atoms[1].Length < 3 || IsRange(atoms[0], atoms[1])))
        {
            parts.AppendRoadNumber(atoms.Join(), false);
            return;
        }
        TakeInside(parts, atoms, TakeRoadNumber(parts, atoms, endsInRoom ? count - 1 : count), endsInRoom, moreFollows);
    }

    // The first number is the road's where one is due and others, if needed, remain.
    static int TakeRoadNumber(AddressParts parts, in NumberAtoms atoms, int spare)
    {
        if (spare < 1 || parts.InsideBuilding || !(parts.RoadAwaitsNumber || parts.RoadNumberIsOpen))
            return 0;
        parts.AppendRoadNumber(atoms[0], false);
        return 1;
    }

    static void TakeInside(AddressParts parts, in NumberAtoms atoms, int next, bool endsInRoom, bool moreFollows)
    {
        int left = atoms.Count - next;
        if (left >= 4 && parts.Building is null)
            (parts.Building, next, left) = ($"{atoms[next]}-{atoms[next + 1]}", next + 2, left - 2);
        if (left >= 2 && parts.Building is null)
            (parts.Building, next, left) = (atoms[next], next + 1, left - 1);
        if (left >= 2 && parts.Unit is null)
            (parts.Unit, next, left) = (atoms[next], next + 1, left - 1);
        if (left == 0)
            return;
        string last = atoms.Join(next);
        if (endsInRoom || parts.Room is not null || last.Length >= 3 || parts.Floor is not null || parts.Unit is not null)
            parts.Room ??= last;
        else if (parts.Building is null)
            parts.Building = last;
        else if (moreFollows)
            parts.Unit = last;
        else
            parts.Room = last;
    }

    // 1103-2: a part of room 1103.
    static bool IsSplitRoom(in NumberAtoms atoms) =>
        atoms[0].Length is 3 or 4 && atoms[1].Length == 1 && int.TryParse(atoms[0], out _) && char.IsAsciiDigit(atoms[1][0]);

    // 111-112: two rooms side by side, not building and room.
    static bool IsRange(string first, string second) =>
        first.Length >= 3 && first.Length == second.Length && int.TryParse(first, out int a) && int.TryParse(second, out int b) && b > a && b - a < 20;
}
