using System.Collections.Frozen;
using Guiyi.Internals;

namespace Guiyi.Standardize;

/// <summary>Western given names and their familiar forms: Robert, Rob, Bob, Bobby.</summary>
public static class Nicknames
{
    static readonly string[] Heads;
    static readonly FrozenDictionary<string, int[]> Groups;

    static Nicknames()
    {
        var heads = new List<string>();
        var groups = new Dictionary<string, SortedSet<int>>(StringComparer.Ordinal);
        foreach (string line in ReferenceData.Lines("names/nicknames.csv"))
        {
            string[] names = line.Split(',');
            foreach (string name in names)
            {
                if (!groups.TryGetValue(name, out SortedSet<int>? memberOf))
                    groups[name] = memberOf = [];
                memberOf.Add(heads.Count);
            }
            heads.Add(names[0]);
        }
        Heads = [.. heads];
        Groups = groups.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>
    /// True where both are forms of one given name: the same name, a full name and one of its familiar forms, or two familiar forms of one full name.
    /// Names are in their matching form (lower case, ASCII letters only; see <see cref="LatinLetters.Key"/>). Allocates nothing.
    /// </summary>
    public static bool AreVariants(string a, string b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (string.Equals(a, b, StringComparison.Ordinal))
            return true;
        return Groups.TryGetValue(a, out int[]? ofA) && Groups.TryGetValue(b, out int[]? ofB) && Intersect(ofA, ofB);
    }

    /// <summary>The full name a familiar form stands for (bob: robert), or the name itself where it is a full name, unknown, or may stand for several.</summary>
    public static string Canonical(string given)
    {
        ArgumentNullException.ThrowIfNull(given);
        if (!Groups.TryGetValue(given, out int[]? groups))
            return given;
        foreach (int group in groups)
            if (string.Equals(Heads[group], given, StringComparison.Ordinal))
                return given;
        return groups.Length == 1 ? Heads[groups[0]] : given;
    }

    /// <summary>True where the name is in the table.</summary>
    internal static bool Contains(string name) => Groups.ContainsKey(name);

    static bool Intersect(int[] a, int[] b)
    {
        int i = 0, j = 0;
        while (i < a.Length && j < b.Length)
        {
            if (a[i] == b[j])
                return true;
            if (a[i] < b[j])
                i++;
            else
                j++;
        }
        return false;
    }
}
