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
                parts.Building ??= atoms.Join();
                break;
            case NumberUnit.Entrance:
                if (atoms.Count > 1)
                    parts.Building ??= atoms[0];
                parts.Unit ??= atoms.Last;
                break;
            case NumberUnit.Floor:
                parts.Floor ??= atoms.Join();
                break;
            case NumberUnit.Lane:
                parts.AppendRoadNumber(atoms.Join() + "弄", true);
                break;
            case NumberUnit.Group:
                parts.AppendRoadNumber(atoms.Join() + "组", true);
                break;
            case NumberUnit.Yard:
                TakeRoadNumber(parts, atoms.Join());
                break;
            case NumberUnit.Number:
                TakeNumber(parts, atoms, moreFollows);
                break;
            case NumberUnit.Room:
                TakeChain(parts, atoms, true, moreFollows);
                break;
            default:
                TakeChain(parts, atoms, false, moreFollows);
                break;
        }
    }

    static void TakeRoadNumber(AddressParts parts, string number)
    {
        if (parts.RoadNumber is null || parts.RoadNumberIsOpen)
            parts.AppendRoadNumber(number, false);
        else
            parts.Building ??= number;
    }

    // 号 after a road is the house number; elsewhere what is known so far decides.
    static void TakeNumber(AddressParts parts, in NumberAtoms atoms, bool moreFollows)
    {
        bool villageNumber = parts.RoadNumber is null && !parts.InsideBuilding && !Compounds.HasNumberedBuildings(parts.Community);
        if (parts.RoadNumberIsOpen || parts.RoadAwaitsNumber || (villageNumber && (parts.Road is null || Compounds.IsVillage(parts.Community))))
            parts.AppendRoadNumber(atoms.Join(), false);
        else if (atoms.Count > 1)
            TakeChain(parts, atoms, false, moreFollows);
        else if (parts.Room is not null)
            return;
        else if (parts.Floor is not null || Compounds.IsMarket(parts.Community) && !moreFollows)
            parts.Room = atoms[0];
        else if (parts.Building is null && parts.Unit is null)
            parts.Building = atoms[0];
        else if (parts.Unit is null && atoms[0].Length < 3)
            parts.Unit = atoms[0];
        else
            parts.Room = atoms[0];
    }

    // 12-3-502: building, entrance, room, as far as they are still open; after a road its number first.
    static void TakeChain(AddressParts parts, in NumberAtoms atoms, bool endsInRoom, bool moreFollows)
    {
        int next = 0, count = atoms.Count;
        if (count == 2 && IsRange(atoms[0], atoms[1]) && !parts.RoadAwaitsNumber)
        {
            parts.Room ??= atoms.Join();
            return;
        }
        if (parts.RoadNumberIsOpen && !(endsInRoom && count == 1))
            parts.AppendRoadNumber(atoms[next++], false);
        else if (parts.RoadAwaitsNumber)
        {
            if (count == 1 && endsInRoom)
                parts.Room = atoms[next++];
            else if (count == 2 && !endsInRoom && atoms[1].Length < 3)
                (parts.RoadNumber, next) = (atoms.Join(), 2);
            else if (count != 3)
                parts.RoadNumber = atoms[next++];
        }
        else if (count <= 2 && !parts.InsideBuilding && parts.RoadNumber is null && Compounds.IsVillage(parts.Community) && !endsInRoom)
        {
            parts.RoadNumber = count == 2 ? $"{atoms[0]}组{atoms[1]}" : atoms[0];
            return;
        }
        TakeInside(parts, atoms, next, endsInRoom, moreFollows);
    }

    static void TakeInside(AddressParts parts, in NumberAtoms atoms, int next, bool endsInRoom, bool moreFollows)
    {
        int left = atoms.Count - next;
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

    // 111-112: two rooms side by side, not building and room.
    static bool IsRange(string first, string second) =>
        first.Length >= 3 && first.Length == second.Length && int.TryParse(first, out int a) && int.TryParse(second, out int b) && b > a && b - a < 20;
}
