using System.Runtime.InteropServices;
using Guiyi.Internals;
using Guiyi.Match.Comparing;

namespace Guiyi.Match.Training;

/// <summary>Surname and given name together, numbered: how common a full name is does not follow from its parts.</summary>
sealed class FullNames
{
    readonly Dictionary<Name, int> numbers = [];
    readonly List<Name> names = [];

    readonly record struct Name(int Surname, int Given)
    {
        // Codes are small numbers: combined plainly, most of them would fall together.
        public override int GetHashCode() => (int)Hash64.Mix((uint)Surname, (uint)Given);
    }

    FullNames(Comparison surnames, Comparison givens)
    {
        var slots = new List<int[]>();
        foreach (int[] surname in surnames.Slots)
            foreach (int[] given in givens.Slots)
                slots.Add(Number(surname, given));
        Slots = [.. slots];
    }

    /// <summary>The full names of a set of comparisons, or null where surname or given name is not among them.</summary>
    public static FullNames? Of(ComparisonSet set) =>
        set.Comparisons.FirstOrDefault(c => c is SurnameComparison) is { } surnames && set.Comparisons.FirstOrDefault(c => c is GivenNameComparison) is { } givens
            ? new FullNames(surnames, givens) : null;

    /// <summary>The nodes' full names: every combination of a surname with a given name, -1 where there is none.</summary>
    public int[][] Slots { get; }

    /// <summary>Number of distinct full names.</summary>
    public int Count => names.Count;

    /// <summary>The parts of a full name, as codes of their values.</summary>
    public (int Surname, int Given) Parts(int name) => (names[name].Surname, names[name].Given);

    /// <summary>Number of a full name, or -1 where no node has it.</summary>
    public int Find(int surname, int given) => numbers.GetValueOrDefault(new Name(surname, given), -1);

    int[] Number(int[] surname, int[] given)
    {
        int[] slot = new int[surname.Length];
        Array.Fill(slot, -1);
        for (int node = 0; node < slot.Length; node++)
        {
            if (surname[node] < 0 || given[node] < 0)
                continue;
            var name = new Name(surname[node], given[node]);
            ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, name, out bool known);
            if (!known)
            {
                number = names.Count;
                names.Add(name);
            }
            slot[node] = number;
        }
        return slot;
    }
}
