using System.Collections.Frozen;
using Guiyi.Internals;

namespace Guiyi.Standardize;

/// <summary>Western given names and their familiar forms: Robert, Rob, Bob, Bobby.</summary>
public static class Nicknames
{
    static readonly FrozenDictionary<string, int[]> Groups;
    static readonly FrozenDictionary<string, string> FullNames;

    static Nicknames()
    {
        int lines = 0;
        var groups = new Dictionary<string, SortedSet<int>>(StringComparer.Ordinal);
        var places = new Dictionary<string, (int Place, string? Head)>(StringComparer.Ordinal);
        foreach (string line in ReferenceData.Lines("names/nicknames.csv"))
        {
            string[] names = line.Split(',');
            for (int place = 0; place < names.Length; place++)
            {
                string name = names[place];
                if (!places.TryGetValue(name, out var best) || place < best.Place)
                    places[name] = (place, names[0]);
                else if (place == best.Place)
                    places[name] = (place, null);
                if (!groups.TryGetValue(name, out SortedSet<int>? memberOf))
                    groups[name] = memberOf = [];
                memberOf.Add(lines);
            }
            lines++;
        }
        FullNames = places.Where(pair => pair.Value.Head is not null).ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Head!, StringComparer.Ordinal);
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
        return ShareGroup(GroupsOf(a), GroupsOf(b));
    }

    /// <summary>The groups that a name belongs to, as <see cref="ShareGroup"/> compares them; null where it is not in the table.</summary>
    internal static int[]? GroupsOf(string name) => Groups.GetValueOrDefault(name);

    /// <summary>True where two different names are forms of one.</summary>
    internal static bool ShareGroup(int[]? a, int[]? b) => a is not null && b is not null && Intersect(a, b);

    /// <summary>
    /// The full name a familiar form stands for: bob gives robert. Of several the one whose line names the form first; the name itself where two lines do so
    /// alike (al), where it is a full name, or where it is unknown.
    /// </summary>
    public static string Canonical(string given)
    {
        ArgumentNullException.ThrowIfNull(given);
        return FullNames.TryGetValue(given, out string? full) ? full : given;
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
