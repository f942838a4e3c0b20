using Guiyi.Classify;
using Guiyi.Merge;
using Guiyi.Number;

namespace Guiyi;

/// <summary>Asks the numberer for every customer's code.</summary>
static class Codes
{
    public static NumberResult Assign(
        Merged persons, Merged organizations, CustomerFacts[] facts, IReadOnlyList<ClassAssignment>[] classes, ClassScheme scheme, UnifyOptions options)
    {
        CodePattern pattern = CodePattern.Parse(scheme.CodePattern, [.. scheme.Dimensions.Select(d => d.Name)]);
        var requests = new NumberRequest[facts.Length];
        Parallel.For(0, requests.Length, i =>
        {
            string id = i < persons.Customers.Count ? persons.Customers.Id(i) : organizations.Customers.Id(i - persons.Customers.Count);
            string day = facts[i].Profile.FirstSeen?.ToString("s", System.Globalization.CultureInfo.InvariantCulture) ?? "9999";
            requests[i] = new NumberRequest(id, pattern.Prefix(classes[i]), day);
        });
        Dictionary<string, string> retired = new(persons.RetiredIds, StringComparer.Ordinal);
        foreach ((string id, string survivor) in organizations.RetiredIds)
            retired[id] = survivor;
        return CodeNumberer.Assign(requests, options.EarlierCodes, new NumberOptions { Run = options.Run, SerialWidth = pattern.SerialWidth, ReplacedBy = retired });
    }
}
