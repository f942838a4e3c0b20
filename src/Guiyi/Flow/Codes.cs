using System.Globalization;
using Guiyi.Classify;
using Guiyi.Merge;
using Guiyi.Number;
using Guiyi.Profile;

namespace Guiyi;

/// <summary>Asks the numberer for every customer's code: persons first, then organizations, in their bases' order.</summary>
static class Codes
{
    public static NumberResult Assign(
        (Merged Merged, CustomerProfile[] Profiles, ClassTable Classes) persons, (Merged Merged, CustomerProfile[] Profiles, ClassTable Classes) organizations,
        ClassScheme scheme, UnifyOptions options)
    {
        CodePattern pattern = CodePattern.Parse(scheme.CodePattern, [.. scheme.Dimensions.Select(d => d.Name)]);
        int people = persons.Profiles.Length;
        var requests = new NumberRequest[people + organizations.Profiles.Length];
        Parallel.For(0, requests.Length, i =>
        {
            (Merged merged, CustomerProfile[] profiles, ClassTable classes) = i < people ? persons : organizations;
            int customer = i < people ? i : i - people;
            string day = profiles[customer].FirstSeen?.ToString("s", CultureInfo.InvariantCulture) ?? "9999";
            requests[i] = new NumberRequest(merged.Customers.Id(customer), pattern.Prefix(classes[customer]), day);
        });
        Dictionary<string, string> retired = new(persons.Merged.RetiredIds, StringComparer.Ordinal);
        foreach ((string id, string survivor) in organizations.Merged.RetiredIds)
            retired[id] = survivor;
        return CodeNumberer.Assign(requests, options.EarlierCodes, new NumberOptions { Run = options.Run, SerialWidth = pattern.SerialWidth, ReplacedBy = retired });
    }
}
