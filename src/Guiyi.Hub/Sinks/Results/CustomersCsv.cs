using Guiyi.Classify;
using Guiyi.Hub.Sinks.Report;
using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Hub.Sinks.Results;

/// <summary><c>customers.csv</c>: every customer with code, golden record, classes and profile. The same customers give the same bytes.</summary>
static class CustomersCsv
{
    public const string Name = "customers.csv";

    /// <summary>Kinds of which a customer may well have several values: a column with all of them.</summary>
    static readonly (string Column, AttributeKind[] Kinds)[] Several =
    [
        ("all_names", [AttributeKind.PersonName, AttributeKind.OrganizationName]),
        ("all_nicknames", [AttributeKind.Nickname]),
        ("all_phones", [AttributeKind.Phone]),
        ("all_emails", [AttributeKind.Email]),
        ("all_addresses", [AttributeKind.Address]),
        ("all_accounts", [AttributeKind.AccountId]),
    ];

    public static void Write(CsvWriter writer, UnifyResult result, ReportLanguage language)
    {
        AttributeColumn[] attributes = AttributeOrder.Of(result.Persons.Customers.Attributes.Union(result.Organizations.Customers.Attributes));
        var lists = Several
            .Select(s => (s.Column, Attributes: (AttributeColumn[])[.. attributes.Where(a => s.Kinds.Contains(a.Kind))]))
            .Where(s => s.Attributes.Length > 0).ToArray();
        string[] dimensions = [.. result.Scheme.Dimensions.Select(d => d.Name)];
        string[] header =
        [
            "customer_id", "code", "kind", "name",
            .. attributes.Select(a => a.Name), .. lists.Select(l => l.Column), .. dimensions.SelectMany(d => (string[])["class_" + d, $"class_{d}_name"]), .. ProfileCells.Columns,
        ];
        writer.Header(header, ["customer_id", "code"]);
        int persons = result.Persons.Customers.Count;
        AttributeColumn[][] several = [.. lists.Select(l => l.Attributes)];
        ParallelRows.Write(writer, persons + result.Organizations.Customers.Count, (from, to, row) =>
        {
            for (int item = from; item < to; item++)
            {
                (KindResult kind, int customer) = item < persons ? (result.Persons, item) : (result.Organizations, item - persons);
                Write(row, result, kind, customer, attributes, several, language);
            }
        });
    }

    static void Write(CsvWriter row, UnifyResult result, KindResult kind, int customer, AttributeColumn[] attributes, AttributeColumn[][] several, ReportLanguage language)
    {
        CustomerBase customers = kind.Customers;
        string id = customers.Id(customer);
        row.Field(id);
        row.Field(result.Codes.Codes[id]);
        row.Field(Words.Of(customers.Kind));
        row.Field(CustomerNames.Of(customers, customer));
        foreach (AttributeColumn attribute in attributes)
            row.Field(customers.GoldenText(customer, attribute));
        foreach (AttributeColumn[] columns in several)
            row.Field(AllValues.Of(customers, customer, columns));
        foreach (ClassAssignment one in kind.Classes[customer])
        {
            row.Field(one.Code);
            row.Field(language == ReportLanguage.Chinese ? one.TitleZh : one.TitleEn);
        }
        ProfileCells.Write(row, kind, customer);
        row.EndRow();
    }
}
