using Guiyi.Ingest;
using Guiyi.Model;

namespace Guiyi.Hub.Configuration;

/// <summary><c>sources:</c> what each source's columns mean.</summary>
static class SourceSection
{
    public static (IReadOnlyList<SourceMapping>, IReadOnlyList<ColumnPlace>) Read(YamlMap? sources)
    {
        var mappings = new List<SourceMapping>();
        var places = new List<ColumnPlace>();
        foreach (string name in sources?.Keys ?? [])
        {
            if (sources!.Map(name) is not { } source)
                continue;
            var mapping = new SourceMapping
            {
                Source = name,
                Interaction = source.Text("interaction") == "none" ? null : source.Choice<InteractionKind>("interaction"),
                Entity = source.Choice<EntityKind>("entity") ?? EntityKind.Person,
                Deduplicated = source.Flag("deduplicated") ?? false,
                Trust = source.Whole("trust", 1, 99) ?? 5,
                Fields = [.. source.Maps("columns").Select(field => Field(field, name, places))],
            };
            if (mapping.Fields.Count == 0)
                throw source.Wrong("columns", "nothing", "a list of columns; leave the source out to have it understood by inference");
            mappings.Add(mapping);
            source.End();
        }
        sources?.End();
        return (mappings, places);
    }

    static FieldMapping Field(YamlMap field, string source, List<ColumnPlace> places)
    {
        IReadOnlyList<string> columns = field.Texts("column") ?? [];
        if (columns.Count == 0)
            throw field.Wrong("column", "nothing", "the name of a column, or a list of columns that belong together");
        foreach (string column in columns)
            places.Add(new ColumnPlace(field.Path, field.Line, source, column));
        var mapping = new FieldMapping
        {
            Columns = columns,
            Target = field.Choice<FieldTarget>("target") ?? throw field.Wrong("target", "nothing", $"one of {string.Join(", ", Choices<FieldTarget>.Names)}"),
            Label = field.Text("label") ?? "",
            Owner = field.Choice<FieldOwner>("owner") ?? FieldOwner.Person,
            Reason = field.Text("because") ?? "",
        };
        field.End();
        return mapping.Target is FieldTarget.Consent or FieldTarget.OptOut ? mapping with { Label = Channel(field, mapping.Label) } : mapping;
    }

    /// <summary>Consents without a channel are about marketing in general.</summary>
    static string Channel(YamlMap field, string label) => label.Length == 0 ? Choices<ConsentChannel>.Of(ConsentChannel.Marketing)
        : Choices<ConsentChannel>.TryRead(label, out _) ? label
        : throw field.Wrong("label", $"'{label}'", $"what the consent is for, one of {string.Join(", ", Choices<ConsentChannel>.Names)}");

    public static void Write(YamlOut yaml, IReadOnlyList<SourceMapping> mappings, Func<string, string, string> word)
    {
        yaml.Comment(word(
            "来源：每一列是什么。target 可改；不用的列写 ignore。一起组成一项内容的列写成列表。",
            "Sources: what each column is. Change target as needed; ignore leaves a column out. Columns that make up one thing together are a list."));
        yaml.Comment(word("target 可以是：", "target is one of: ") + string.Join(", ", Choices<FieldTarget>.Names));
        yaml.Comment(word(
            "interaction：每行是什么事（none 表示不是事件）；entity：没写明时一行是个人还是企业；deduplicated：来源自身没有重复；trust：1 最可信。",
            "interaction: what a row tells of (none where rows are no events); entity: what a row names where nothing says so; deduplicated: the source holds everybody once; trust: 1 is trusted most."));
        yaml.Key("sources");
        yaml.Map(() =>
        {
            foreach (SourceMapping mapping in mappings)
            {
                yaml.Key(mapping.Source);
                yaml.Map(() => Write(yaml, mapping));
            }
        });
    }

    static void Write(YamlOut yaml, SourceMapping mapping)
    {
        yaml.Entry("interaction", mapping.Interaction is { } kind ? Choices<InteractionKind>.Of(kind) : "none");
        yaml.Entry("entity", Choices<EntityKind>.Of(mapping.Entity));
        yaml.Entry("deduplicated", mapping.Deduplicated);
        yaml.Entry("trust", mapping.Trust);
        yaml.Key("columns");
        yaml.List(mapping.Fields, field => yaml.Map(() => Write(yaml, field), onOneLine: true));
    }

    static void Write(YamlOut yaml, FieldMapping field)
    {
        if (field.Columns.Count == 1)
            yaml.Entry("column", field.Columns[0]);
        else
            yaml.Texts("column", field.Columns);
        yaml.Entry("target", Choices<FieldTarget>.Of(field.Target));
        if (field.Label.Length > 0)
            yaml.Entry("label", field.Label);
        if (field.Owner != FieldOwner.Person)
            yaml.Entry("owner", Choices<FieldOwner>.Of(field.Owner));
        if (field.Reason.Length > 0)
            yaml.Entry("because", field.Reason);
    }
}
