using System.Numerics;
using Guiyi.Internals;

namespace Guiyi.Match.Blocking;

/// <summary>A conjunction of atoms: records that share all of them are compared. The empty recipe compares everything with everything.</summary>
/// <param name="Atoms">Bit mask over the atoms.</param>
sealed record Recipe(ulong Atoms)
{
    /// <summary>Keys whose blocks were too large and were left to other recipes.</summary>
    public HashSet<ulong> Oversize { get; } = [];

    /// <summary>The key under which two nodes meet; 0 where they share no key. The same for both orders where attributes have one value.</summary>
    public ulong SharedKey(IReadOnlyList<Atom> atoms, int a, int b)
    {
        ulong key = 1;
        for (ulong rest = Atoms; rest != 0; rest &= rest - 1)
        {
            uint shared = atoms[BitOperations.TrailingZeroCount(rest)].Shared(a, b);
            if (shared == 0)
                return 0;
            key = Hash64.Mix(key, shared);
        }
        return key;
    }

    /// <summary>The key of a node whose attributes have one value each; 0 where it has none.</summary>
    /// <param name="atoms">The recipe's atoms, a bit each.</param>
    /// <param name="features">The node's features, by atom.</param>
    public static ulong KeyOf(ulong atoms, ReadOnlySpan<uint> features)
    {
        ulong key = 1;
        for (ulong rest = atoms; rest != 0; rest &= rest - 1)
        {
            uint feature = features[BitOperations.TrailingZeroCount(rest)];
            if (feature == 0)
                return 0;
            key = Hash64.Mix(key, feature);
        }
        return key;
    }

    /// <summary>All keys of a node: every combination of its values, at most sixteen.</summary>
    public void KeysOf(IReadOnlyList<Atom> atoms, int node, List<ulong> keys)
    {
        keys.Clear();
        keys.Add(1);
        for (ulong rest = Atoms; rest != 0; rest &= rest - 1)
        {
            Atom atom = atoms[BitOperations.TrailingZeroCount(rest)];
            int known = keys.Count;
            foreach (Column<int> slot in atom.Slots)
            {
                uint feature = slot[node] < 0 ? 0 : atom.Features[slot[node]];
                // Two phones may have one head.
                if (feature == 0 || keys.IndexOf(Hash64.Mix(keys[0], feature), known) >= 0)
                    continue;
                for (int k = 0; k < known && keys.Count < known + 16; k++)
                    keys.Add(Hash64.Mix(keys[k], feature));
            }
            keys.RemoveRange(0, known);
            if (keys.Count == 0)
                return;
        }
    }

    public string Name(IReadOnlyList<Atom> atoms)
    {
        var names = new List<string>();
        for (ulong rest = Atoms; rest != 0; rest &= rest - 1)
            names.Add(atoms[BitOperations.TrailingZeroCount(rest)].Name);
        return names.Count == 0 ? "all pairs" : string.Join(" + ", names);
    }
}
