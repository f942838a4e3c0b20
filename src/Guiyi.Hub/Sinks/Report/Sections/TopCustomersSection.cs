using Guiyi.Hub.Sinks.Report.Charts;

namespace Guiyi.Hub.Sinks.Report.Sections;

/// <summary>Who matters most, and how customers spread over recency and frequency.</summary>
static class TopCustomersSection
{
    public static bool HasData(ReportModel model) => model.TopCustomers.Count > 0 || model.Rfm is { Cells.Count: > 0 };

    public static void Write(Sheet sheet)
    {
        if (sheet.Model.TopCustomers.Count > 0)
            WriteCustomers(sheet, sheet.Model.TopCustomers);
        if (sheet.Model.Rfm is { Cells.Count: > 0 } rfm)
            WriteRfm(sheet, rfm);
    }

    static void WriteCustomers(Sheet sheet, IReadOnlyList<TopCustomer> customers)
    {
        ReportText text = sheet.Text;
        using (Table table = new(
            sheet,
            "cards",
            text["top.title"],
            new Table.Column(text["classes.code"]),
            new Table.Column(text["classes.name"]),
            new Table.Column(text["top.city"]),
            Table.Column.Figure(text["top.orders"]),
            Table.Column.Figure(text["top.money"]),
            new Table.Column(text["top.lastSeen"], "n long"),
            new Table.Column(text["top.channels"])))
        {
            foreach (TopCustomer customer in customers.Take(ReportLimits.TopCustomers))
                WriteCustomer(sheet, table, customer);
        }
        sheet.More(Math.Min(customers.Count, ReportLimits.TopCustomers), customers.Count, "customers.csv");
    }

    static void WriteCustomer(Sheet sheet, Table table, TopCustomer customer)
    {
        using (table.Row())
        {
            using (table.Head())
            using (sheet.Out.In("code"))
                sheet.Name(customer.Code.Length > 0 ? customer.Code : customer.CustomerId);
            using (table.Cell())
                sheet.Value(customer.Name);
            using (table.Cell())
                sheet.Value(customer.City.Length > 0 ? customer.City : Figures.None);
            table.Count(customer.Orders);
            table.Figure(Figures.Money(customer.Money, sheet.Cut(customer.Currency, 8)));
            table.Figure(customer.LastSeen is { } day ? Figures.Date(day) : Figures.None);
            using (table.Cell())
                sheet.Name(string.Join(sheet.Text["page.separator"], customer.Channels.Take(ReportLimits.Channels)), ReportLimits.LineLength);
        }
    }

    static void WriteRfm(Sheet sheet, RfmView rfm)
    {
        string[] rows = [.. rfm.RecencyLabels.Take(ReportLimits.RfmBands)];
        string[] columns = [.. rfm.FrequencyLabels.Take(ReportLimits.RfmBands)];
        RfmCell?[,] cells = new RfmCell?[rows.Length, columns.Length];
        foreach (RfmCell cell in rfm.Cells.Where(c => c.Recency >= 0 && c.Recency < rows.Length && c.Frequency >= 0 && c.Frequency < columns.Length))
            cells[cell.Recency, cell.Frequency] = cell;
        long most = Math.Max(1, rfm.Cells.Max(c => c.Customers));
        sheet.Heading("top.rfm");
        sheet.Note("top.rfm.intro");
        HeatTable.Write(
            sheet,
            sheet.Text["top.rfm"],
            sheet.Text["top.recency"] + " \\ " + sheet.Text["top.frequency"],
            rows,
            columns,
            (row, column) => (double)(cells[row, column]?.Customers ?? 0) / most,
            (row, column) => WriteCell(sheet, cells[row, column], rfm.Currency));
    }

    static void WriteCell(Sheet sheet, RfmCell? cell, string currency)
    {
        if (cell is null || cell.Customers == 0)
        {
            sheet.Out.Text(Figures.None);
            return;
        }
        sheet.Out.Line("b", Figures.Count(cell.Customers));
        sheet.Out.Line("small", Figures.Money(decimal.Round(cell.Money), sheet.Cut(currency, 8)).Replace(".00", "", StringComparison.Ordinal));
    }
}
