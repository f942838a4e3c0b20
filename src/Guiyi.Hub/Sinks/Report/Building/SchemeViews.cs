using Guiyi.Classify;
using Guiyi.Number;

namespace Guiyi.Hub.Sinks.Report.Building;

/// <summary>Classes and codes.</summary>
static class SchemeViews
{
    public static CodeSchemeView? Of(UnifyResult result, bool chinese)
    {
        if (result.Persons.Customers.Count + result.Organizations.Customers.Count == 0)
            return null;
        ClassScheme scheme = result.Scheme;
        CodePattern pattern = CodePattern.Parse(scheme.CodePattern, [.. scheme.Dimensions.Select(d => d.Name)]);
        List<CodePart> parts = [.. pattern.Dimensions.Select(name =>
        {
            Dimension dimension = scheme.Dimensions.First(d => d.Name == name);
            return new CodePart($"{{{name}}}", chinese ? $"{dimension.TitleZh}：一类一个代码" : $"{dimension.TitleEn}: the code of the class");
        })];
        parts.Add(new CodePart($"{{serial:{new string('0', pattern.SerialWidth)}}}", chinese ? "同类客户的流水号，发出后不再给别人" : "serial number within the classes; once issued, never given to another"));
        string why = string.Join(chinese ? "" : " ", result.SchemeNotes.Where(n => n.Used).Select(n => chinese ? n.TextZh : n.TextEn));
        return new CodeSchemeView(scheme.CodePattern, why, parts, Examples(result, chinese));
    }

    /// <summary>The best customers that have a name, of different codes' prefixes.</summary>
    static CodeExample[] Examples(UnifyResult result, bool chinese) =>
        [.. TopCustomers.ByMoney(result).Concat(Some(result))
            .Select(c => (c.Kind, c.Customer, Name: CustomerNames.Of(c.Kind.Customers, c.Customer), Classes: c.Kind.Classes[c.Customer]))
            .Where(c => c.Name.Length > 0)
            .DistinctBy(c => string.Concat(c.Classes.Select(k => k.Code + "|")))
            .Take(6)
            .Select(c => new CodeExample(result.CodeOf(c.Kind.Customers.Kind, c.Customer), c.Name, [.. c.Classes.Select(k => chinese ? k.TitleZh : k.TitleEn)]))];

    static IEnumerable<(KindResult Kind, int Customer)> Some(UnifyResult result) =>
        ((KindResult[])[result.Persons, result.Organizations]).SelectMany(k => Enumerable.Range(0, Math.Min(1000, k.Customers.Count)).Select(c => (k, c)));

    public static IReadOnlyList<DimensionView> Dimensions(UnifyResult result, bool chinese)
    {
        var views = new List<DimensionView>();
        for (int d = 0; d < result.Scheme.Dimensions.Count; d++)
        {
            Dimension dimension = result.Scheme.Dimensions[d];
            Dictionary<string, long> counts = new(StringComparer.Ordinal);
            foreach (IReadOnlyList<ClassAssignment> classes in result.Persons.Classes.Concat(result.Organizations.Classes))
                counts[classes[d].Code] = counts.GetValueOrDefault(classes[d].Code) + 1;
            List<ClassView> own = [.. dimension.Classes.Select(c => new ClassView(c.Code, chinese ? c.TitleZh : c.TitleEn, c.When, counts.GetValueOrDefault(c.Code)))];
            if (dimension.Classes.All(c => c.Code != dimension.Otherwise))
                own.Add(new ClassView(dimension.Otherwise, chinese ? dimension.OtherwiseZh : dimension.OtherwiseEn, "", counts.GetValueOrDefault(dimension.Otherwise)));
            SchemeNote? note = result.SchemeNotes.FirstOrDefault(n => n.Dimension == dimension.Name);
            views.Add(new DimensionView(dimension.Name, note is null ? "" : chinese ? note.TextZh : note.TextEn, own));
        }
        return views;
    }
}
