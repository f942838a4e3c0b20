using Guiyi.Classify;
using Guiyi.Number;
using Guiyi.Rules;

namespace Guiyi.Hub.Configuration;

/// <summary><c>classes:</c> and <c>code:</c>, the dimensions and what codes look like.</summary>
static class ClassSection
{
    public static ClassScheme? Read(YamlMap top)
    {
        Dimension[] dimensions = [.. top.Maps("classes").Select(ReadDimension)];
        string? pattern = top.Text("code");
        if (dimensions.Length == 0 && pattern is null)
            return null;
        var scheme = new ClassScheme(dimensions, pattern ?? "C-{serial:000}");
        if (scheme.Problems() is [string problem, ..])
            throw top.Wrong("classes", problem.TrimEnd('.'), "a scheme without mistakes; see docs/classify.md");
        try
        {
            CodePattern.Parse(scheme.CodePattern, [.. dimensions.Select(d => d.Name)]);
        }
        catch (FormatException fault)
        {
            throw top.Wrong("code", fault.Message.TrimEnd('.'), "a pattern such as {region}{behaviour}-{serial:000}", fault);
        }
        return scheme;
    }

    static Dimension ReadDimension(YamlMap map)
    {
        string name = map.Needed("name");
        (string zh, string en) = Titles(map, "title", name);
        ClassDefinition[] classes = [.. map.Maps("classes").Select(ReadClass)];
        (string code, string? otherwiseZh, string? otherwiseEn) = Otherwise(map);
        var dimension = new Dimension(name, zh, en, classes, code);
        map.End();
        return dimension with { OtherwiseZh = otherwiseZh ?? dimension.OtherwiseZh, OtherwiseEn = otherwiseEn ?? dimension.OtherwiseEn };
    }

    static (string Zh, string En) Titles(YamlMap map, string key, string name)
    {
        if (map.Map(key) is not { } titles)
            return (name, name);
        (string? zh, string? en) = (titles.Text("zh"), titles.Text("en"));
        titles.End();
        return (zh ?? en ?? name, en ?? zh ?? name);
    }

    static ClassDefinition ReadClass(YamlMap map)
    {
        string code = map.Needed("code"), when = map.Needed("when");
        (string? zh, string? en) = (map.Text("zh"), map.Text("en"));
        try
        {
            Rule.Parse(when);
        }
        catch (RuleException fault)
        {
            throw map.Wrong("when", fault.Message.TrimEnd('.'), "a rule; see docs/rules.md", fault);
        }
        map.End();
        return new ClassDefinition(code, zh ?? en ?? code, en ?? zh ?? code, when);
    }

    static (string Code, string? Zh, string? En) Otherwise(YamlMap map)
    {
        if (!map.Has("otherwise"))
            throw map.Wrong("otherwise", "nothing", "the code of a customer whom no rule fits");
        if (map.MapOrNull("otherwise") is not { } own)
            return (map.Needed("otherwise"), null, null);
        (string code, string? zh, string? en) = (own.Needed("code"), own.Text("zh"), own.Text("en"));
        own.End();
        return (code, zh, en);
    }

    public static void Write(YamlOut yaml, ClassScheme scheme, IReadOnlyList<SchemeNote> notes, Func<string, string, string> word)
    {
        yaml.Comment(word(
            "分类：每个维度里第一条成立的规则决定客户属于哪一类（规则怎么写见 docs/rules.md）。",
            "Classes: in each dimension the first rule that holds decides (docs/rules.md tells how to write rules)."));
        yaml.Key("classes");
        yaml.List(scheme.Dimensions, dimension => yaml.Map(() => Write(yaml, dimension)));
        yaml.Entry("code", scheme.CodePattern);
        if (notes.Count == 0)
            return;
        yaml.Comment(word("这些分类和编号是怎么来的；报告里照样写出。", "Why the classes and codes are as they are; the report says so too."));
        yaml.Key("classes_because");
        yaml.List(notes, note => yaml.Map(() => WriteNote(yaml, note)));
    }

    static void WriteNote(YamlOut yaml, SchemeNote note)
    {
        yaml.Entry("name", note.Dimension);
        if (!note.Used)
            yaml.Entry("used", false);
        WriteTitles(yaml, note.TextZh, note.TextEn);
    }

    /// <summary>Why the scheme is as it is: notes of the run that inferred it, about dimensions that may have been taken out since.</summary>
    public static IReadOnlyList<SchemeNote> ReadNotes(YamlMap top) => [.. top.Maps("classes_because").Select(ReadNote)];

    static SchemeNote ReadNote(YamlMap map)
    {
        (string name, bool used, string? zh, string? en) = (map.Needed("name"), map.Flag("used") ?? true, map.Text("zh"), map.Text("en"));
        map.End();
        return new SchemeNote(name, used, zh ?? en ?? "", en ?? zh ?? "");
    }

    static void Write(YamlOut yaml, Dimension dimension)
    {
        yaml.Entry("name", dimension.Name);
        yaml.Key("title");
        yaml.Map(() => WriteTitles(yaml, dimension.TitleZh, dimension.TitleEn), onOneLine: true);
        yaml.Key("classes");
        yaml.List(dimension.Classes, one => yaml.Map(
            () =>
            {
                yaml.Entry("code", one.Code);
                WriteTitles(yaml, one.TitleZh, one.TitleEn);
                yaml.Entry("when", one.When);
            },
            onOneLine: true));
        yaml.Key("otherwise");
        if (dimension.Classes.Any(c => c.Code == dimension.Otherwise))
            yaml.Scalar(dimension.Otherwise);
        else
            yaml.Map(
                () =>
                {
                    yaml.Entry("code", dimension.Otherwise);
                    WriteTitles(yaml, dimension.OtherwiseZh, dimension.OtherwiseEn);
                },
                onOneLine: true);
    }

    static void WriteTitles(YamlOut yaml, string zh, string en)
    {
        yaml.Entry("zh", zh);
        yaml.Entry("en", en);
    }
}
