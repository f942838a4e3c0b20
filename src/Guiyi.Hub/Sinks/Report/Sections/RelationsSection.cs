namespace Guiyi.Hub.Sinks.Report.Sections;

/// <summary>Customers that belong together without being the same.</summary>
static class RelationsSection
{
    public static bool HasData(ReportModel model) => model.Relations.Count > 0;

    public static void Write(Sheet sheet)
    {
        ReportText text = sheet.Text;
        RelationView[] relations = [.. sheet.Model.Relations.Take(ReportLimits.RelationKinds)];
        using (Table table = new(
            sheet,
            "narrow",
            text["relations.title"],
            new Table.Column(text["relations.kind"]),
            Table.Column.Figure(text["relations.count"]),
            Table.Column.Figure(text["relations.customers"])))
        {
            foreach (RelationView relation in relations)
            {
                using (table.Row())
                {
                    using (table.Head())
                        sheet.Name(text.Term("relation", relation.Kind));
                    table.Count(relation.Count);
                    table.Count(relation.Customers);
                }
            }
        }
        sheet.More(relations.Length, sheet.Model.Relations.Count, "relations.csv");
        foreach (RelationView relation in relations.Where(r => r.Examples.Count > 0))
            WriteExamples(sheet, relation);
    }

    static void WriteExamples(Sheet sheet, RelationView relation)
    {
        string title = sheet.Cut(sheet.Text.Term("relation", relation.Kind));
        using (sheet.Out.In("h3"))
        {
            sheet.Out.Text(title);
            sheet.Out.Line("small", " " + sheet.Text["page.examples"]);
        }
        using Table table = new(
            sheet,
            "halves",
            title,
            new Table.Column(sheet.Text["relations.members"]),
            new Table.Column(sheet.Text["relations.evidence"]));
        foreach (RelationExample example in relation.Examples.Take(ReportLimits.RelationExamples))
        {
            using (table.Row())
            {
                using (table.Cell())
                    WriteMembers(sheet, example.Members);
                using (table.Cell())
                    foreach (string evidence in example.Evidence.Take(ReportLimits.Examples))
                        using (sheet.Out.In("div"))
                            sheet.Value(evidence, ReportLimits.LineLength);
            }
        }
    }

    static void WriteMembers(Sheet sheet, IReadOnlyList<RelationMember> members)
    {
        foreach (RelationMember member in members.Take(ReportLimits.RelationMembers))
        {
            using (sheet.Out.In("div"))
            {
                sheet.Value(member.Name);
                sheet.Out.Text(" ");
                using (sheet.Out.In("code"))
                    sheet.Name(member.Code.Length > 0 ? member.Code : member.CustomerId);
                if (member.Role.Length > 0)
                    sheet.Out.Line("small", " " + sheet.Cut(sheet.Text.Term("role", member.Role)));
            }
        }
        if (members.Count > ReportLimits.RelationMembers)
            sheet.Out.Line("small", sheet.Text.Fill("relations.more", members.Count - ReportLimits.RelationMembers));
    }
}
