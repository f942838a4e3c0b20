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
        AttributeColumn[][] several = [.. lists.Select(l => l.Attributes)];
        foreach (KindResult kind in (KindResult[])[result.Persons, result.Organizations])
            ParallelRows.Write(writer, kind.Customers.Count, new Rows(result, kind, attributes, several, language).Write);
    }

    /// <summary>The rows of one kind.</summary>
    /// <param name="result">The whole result.</param>
    /// <param name="kind">The customers.</param>
    /// <param name="attributes">Columns of golden values.</param>
    /// <param name="several">Columns of all values.</param>
    /// <param name="language">Of the classes' titles.</param>
    sealed class Rows(UnifyResult result, KindResult kind, AttributeColumn[] attributes, AttributeColumn[][] several, ReportLanguage language)
    {
        const int Id = 0, Code = 1, Golden = 2;

        readonly CustomerBase customers = kind.Customers;
        readonly GoldenColumn?[] golden = [.. attributes.Select(kind.Customers.Golden)];

        public void Write(int from, int to, CsvWriter row)
        {
            using CellBlock cells = Gather(from, to);
            for (int customer = from; customer < to; customer++)
                Write(row, customer, cells, customer - from);
        }

        CellBlock Gather(int from, int to)
        {
            var cells = new CellBlock(Golden + golden.Length + several.Length);
            cells.Gather(Id, from, to, customers.Id);
            cells.Gather(Code, from, to, customer => result.CodeOf(customers.Kind, customer));
            for (int i = 0; i < golden.Length; i++)
                if (golden[i] is { } column)
                    cells.Gather(Golden + i, from, to, column.Text);
            for (int i = 0; i < several.Length; i++)
            {
                AttributeColumn[] columns = several[i];
                cells.Gather(Golden + golden.Length + i, from, to, customer => AllValues.Of(customers, customer, columns));
            }
            return cells;
        }

        void Write(CsvWriter row, int customer, CellBlock cells, int place)
        {
            row.Field(cells[Id, place]);
            row.Field(cells[Code, place]);
            row.Field(Words.Of(customers.Kind));
            row.Field(CustomerNames.Of(customers, customer));
            for (int i = 0; i < golden.Length + several.Length; i++)
                row.Field(cells[Golden + i, place]);
            foreach (ClassAssignment one in kind.Classes[customer])
            {
                row.Field(one.Code);
                row.Field(language == ReportLanguage.Chinese ? one.TitleZh : one.TitleEn);
            }
            ProfileCells.Write(row, kind, customer);
            row.EndRow();
        }
    }
}
