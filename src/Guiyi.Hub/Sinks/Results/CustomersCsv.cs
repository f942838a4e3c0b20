using Guiyi.Hub.Sinks.Report;
using Guiyi.Internals;
using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Hub.Sinks.Results;

/// <summary><c>customers.csv</c>: every customer with code, golden record, classes and profile. The same customers give the same bytes.</summary>
static class CustomersCsv
{
    public const string Name = "customers.csv";

    public static void Write(CsvWriter writer, UnifyResult result, ReportLanguage language)
    {
        var columns = new CustomerColumns(result.Persons.Customers.Attributes.Union(result.Organizations.Customers.Attributes), result.Scheme);
        writer.Header(columns.Names, CustomerColumns.Ids);
        foreach (KindResult kind in (KindResult[])[result.Persons, result.Organizations])
            ParallelRows.Write(writer, kind.Customers.Count, new Rows(result, kind, columns, language, writer).Write);
    }

    /// <summary>The rows of one kind.</summary>
    sealed class Rows
    {
        readonly UnifyResult result;
        readonly KindResult kind;
        readonly CustomerBase customers;
        readonly AttributeColumn[][] several;
        readonly GoldenColumn?[] golden;
        readonly NameColumns names;
        readonly ProfileCells profiles;
        readonly ReadyCells word;
        readonly ReadyCells[][] classes;

        /// <param name="result">The whole result.</param>
        /// <param name="kind">The customers.</param>
        /// <param name="columns">The columns.</param>
        /// <param name="language">Of the classes' titles.</param>
        /// <param name="writer">Makes cells ready.</param>
        public Rows(UnifyResult result, KindResult kind, CustomerColumns columns, ReportLanguage language, CsvWriter writer)
        {
            (this.result, this.kind, customers, several) = (result, kind, kind.Customers, [.. columns.Lists.Select(l => l.Attributes)]);
            golden = [.. columns.Attributes.Select(customers.Golden)];
            (names, profiles, word) = (new NameColumns(customers), new ProfileCells(kind, writer), writer.Ready(Words.Of(customers.Kind)));
            classes = [.. Enumerable.Range(0, result.Scheme.Dimensions.Count).Select(d => kind.Classes.PlacesOf(d).Select(c => writer.Ready(c.Code, language == ReportLanguage.Chinese ? c.TitleZh : c.TitleEn)).ToArray())];
        }

        public void Write(int from, int to, CsvWriter row)
        {
            AllValues[] all = [.. several.Select(columns => new AllValues(customers, columns))];
            var id = new IdCell(customers);
            byte[] code = new byte[result.Codes.Codes.Longest];
            using CellBlock cells = Gather(from, to, all);
            var name = new JoinedText();
            for (int customer = from; customer < to; customer++)
            {
                int place = customer - from;
                id.Write(row, customer);
                row.Field(code.AsSpan(0, result.WriteCode(customers.Kind, customer, code)));
                row.Field(word);
                WriteName(row, customer, cells, place, name);
                for (int i = 0; i < golden.Length; i++)
                    row.Field(cells[i, place]);
                foreach (AllValues values in all)
                    if (values.AreJoined(customer))
                        row.Field(values.Joined(customer));
                    else
                        row.Field(Cell(cells, values.Only(customer), place));
                for (int dimension = 0; dimension < classes.Length; dimension++)
                    row.Field(classes[dimension][kind.Classes.PlaceOf(customer, dimension)]);
                profiles.Write(row, customer);
                row.EndRow();
            }
        }

        CellBlock Gather(int from, int to, AllValues[] all)
        {
            var cells = new CellBlock(golden.Length);
            foreach (AllValues values in all)
                for (int customer = from; customer < to; customer++)
                    if (values.AreJoined(customer))
                        values.Prefetch(customer);
            for (int i = 0; i < golden.Length; i++)
                if (golden[i] is { } column)
                    cells.Gather(i, from, to, column.Attribute.Texts, column.Code);
            return cells;
        }

        /// <summary>A customer's value in a column, which was gathered.</summary>
        StoredText Cell(CellBlock cells, GoldenColumn? column, int place) => column is null ? default : cells[Array.IndexOf(golden, column), place];

        void WriteName(CsvWriter row, int customer, CellBlock cells, int place, JoinedText name)
        {
            (GoldenColumn? first, GoldenColumn? second) = names.Of(customer);
            if (second is null)
            {
                row.Field(Cell(cells, first, place));
                return;
            }
            name.Clear();
            name.Add(Cell(cells, first, place));
            name.Add(" ");
            name.Add(Cell(cells, second, place));
            row.Field(name.Text);
        }
    }
}
