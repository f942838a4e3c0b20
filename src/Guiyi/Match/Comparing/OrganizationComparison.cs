using Guiyi.Internals;
using Guiyi.Standardize;
using Guiyi.Standardize.Names;

namespace Guiyi.Match.Comparing;

/// <summary>Company names: exact, same core, near core, core contained, another branch of the same company, different.</summary>
sealed class OrganizationComparison : Comparison
{
    static readonly Level[] Scale =
    [
        new("exact", 0.6, 0.0005), new("same core", 0.15, 0.0005), new("near core", 0.08, 0.001), new("core contained", 0.05, 0.003),
        new("another branch", 0.02, 0.0005), new("different", 0.1, 0.9945),
    ];

    ValueTable<OrganizationName> names;
    ValueTable<string[]> words;

    public OrganizationComparison(AttributeColumn column, NodeTable nodes)
        : base(column, nodes, Scale)
    {
        OrganizationName[] all = [.. Enumerable.Range(0, column.ValueCount).Select(c => (OrganizationName)column.Value(c))];
        (names, words) = (new ValueTable<OrganizationName>(all), new ValueTable<string[]>(Array.ConvertAll(all, Words)));
    }

    public override double MostDifferent => 0.35;

    protected override void MakeOwn(bool forDesk) => (names, words) = (names.Copy(forDesk), words.Copy(forDesk));

    public override void Put(int code, string text, object value)
    {
        base.Put(code, text, value);
        names.Put(code, (OrganizationName)value);
        words.Put(code, Words((OrganizationName)value));
    }

    protected override int CompareValues(int a, int b)
    {
        OrganizationName x = names[a], y = names[b];
        bool branch = (x.Branch ?? "") != (y.Branch ?? "");
        bool city = x.City is not null && y.City is not null && x.City != y.City;
        if (x.Core == y.Core)
            return branch || city ? 5 : 2;
        if (branch || city)
            return 6;
        (int shared, int fewest, int most) = SharedWords(a, b);
        if (fewest > 0 && shared == most)
            return 2;
        if (Math.Min(x.Core.Length, y.Core.Length) >= 3 && (EditDistance.AtMostOne(x.Core, y.Core) || JaroWinkler.Similarity(x.Core, y.Core) >= 0.92))
            return 3;
        if (fewest > 0 && shared == fewest)
            return 4;
        return Math.Min(x.Core.Length, y.Core.Length) >= 2 && (x.Core.StartsWith(y.Core, StringComparison.Ordinal) || y.Core.StartsWith(x.Core, StringComparison.Ordinal)) ? 4 : 6;
    }

    /// <summary>Words of two names in Latin letters that are the same, and how many the shorter and the longer name has; 0 for names without words.</summary>
    (int Shared, int Fewest, int Most) SharedWords(int a, int b)
    {
        (string[] x, string[] y) = (words[a], words[b]);
        int shared = 0;
        foreach (string word in x)
            shared += Array.BinarySearch(y, word, StringComparer.Ordinal) >= 0 ? 1 : 0;
        return (shared, Math.Min(x.Length, y.Length), Math.Max(x.Length, y.Length));
    }

    /// <summary>The words of a name, sorted; "the palm" and "palm, the" have the same.</summary>
    static string[] Words(OrganizationName name) =>
        name.Core.AsSpan().ContainsHan() ? [] : [.. name.Core.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w is not ("the" or "and" or "of" or "on")).Distinct().Order(StringComparer.Ordinal)];
}
