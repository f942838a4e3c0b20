using System.CommandLine;

namespace Guiyi.Bench.Hubbing;

/// <summary><c>guiyi bench hub</c>: a hub of a million records, from its first load on.</summary>
static class HubCommand
{
    const string Note =
        "guiyi serve as a process of its own, asked over HTTP by one that shares its processors. First load: a file is uploaded, read, stored, fitted after a second of quiet, and all customers with ids, codes and classes are on the disk. "
        + "Memory: resident, of the server. Page: everything about a customer, so many a second whether answered or not, from when each was due. Find: names with a letter changed. "
        + "One record: sent one after the other. Ingest: held-out rows in portions from four senders; each is answered when it is resolved and on the disk. Plain: the same fields appended to a file.";

    public static Command Create()
    {
        Option<string?> data = BenchData.Option();
        var rows = new Option<int>("--rows") { HelpName = "N", Description = "Size of the synthetic persons. Default: 1000000.", DefaultValueFactory = _ => 1_000_000 };
        var server = new Option<string?>("--postgresql") { HelpName = "CONNECTION", Description = "A PostgreSQL database to measure beside SQLite; the schema that its search path names is left behind." };
        var folder = new Option<string?>("--folder") { HelpName = "DIR", Description = "Where the workspaces are made and removed again. Default: the system's temporary folder." };
        var write = new Option<bool>("--write") { Description = "Write the table to bench/results/CPU/hub.md." };
        var command = new Command("hub", "Loading, feeding, reading and searching a hub. Exit code 2 where the data are not there.") { data, rows, server, folder, write };
        command.SetAction(parsed =>
        {
            Run(BenchData.Find(parsed.GetValue(data)), parsed.GetValue(rows), parsed.GetValue(server), parsed.GetValue(folder) ?? Path.GetTempPath(), parsed.GetValue(write)).GetAwaiter().GetResult();
            return 0;
        });
        return command;
    }

    static async Task Run(BenchData data, int size, string? server, string parent, bool write)
    {
        (string file, IReadOnlyList<HeldRow> held) = HeldRow.Split(data.People(size), Path.Combine(parent, $"people-{Environment.ProcessId}.csv"));
        var table = new Table(["measure", .. server is null ? (string[])["SQLite"] : ["SQLite", "PostgreSQL"]]);
        try
        {
            List<IReadOnlyList<(string Measure, string Figure)>> columns = [];
            foreach (string? connection in server is null ? new string?[] { null } : [null, server])
            {
                string folder = Path.Combine(parent, $"guiyi-bench-hub-{Environment.ProcessId}");
                Console.Error.WriteLine($"{(connection is null ? "SQLite" : "PostgreSQL")} …");
                try
                {
                    columns.Add(await new HubRun(folder, connection, file, held).Measure());
                }
                finally
                {
                    Directory.Delete(folder, recursive: true);
                }
            }
            for (int row = 0; row < columns[0].Count; row++)
                table.Add([columns[0][row].Measure, .. columns.Select(c => c[row].Figure)]);
        }
        finally
        {
            File.Delete(file);
        }
        table.Print(Console.Out);
        string note = $"{Figure.Count(size)} records, {Figure.Count(held.Count)} of them held out. {Note}";
        Console.WriteLine($"\n{note}");
        if (write)
            Console.WriteLine($"\nwritten: {Path.GetRelativePath(Environment.CurrentDirectory, ResultPage.Write(size == 1_000_000 ? "hub" : $"hub-{size}", $"./guiyi bench hub --rows {size}", $"{table.Markdown()}\n{note}\n"))}");
    }
}
