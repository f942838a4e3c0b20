using System.CommandLine;
using Guiyi.Hub.Storage;

namespace Guiyi.Bench.Storing;

/// <summary><c>guiyi bench store</c>: loading, committing and reading the hub's store.</summary>
static class StoreCommand
{
    const string Note =
        "Load: all records in one transaction, on the disk at its end. Customers, members, codes, classes: one of each for each record, each in a transaction. "
        + "Read: all current records with their fields, and all memberships, as at a start. Groups: commits of so many records, each with a membership and a change, one after the other, every commit on the disk. "
        + "Find: one record by its key. Plain: the same bytes appended to a file, which is brought to the disk once, or after each group.";

    public static Command Create()
    {
        Option<string?> data = BenchData.Option();
        var rows = new Option<int>("--rows") { HelpName = "N", Description = "Size of the synthetic persons. Default: 1000000.", DefaultValueFactory = _ => 1_000_000 };
        var server = new Option<string?>("--postgresql") { HelpName = "CONNECTION", Description = "A PostgreSQL database to measure beside SQLite; the schema that its search path names is left behind." };
        var folder = new Option<string?>("--folder") { HelpName = "DIR", Description = "Where the stores are made and removed again. Default: the system's temporary folder." };
        var write = new Option<bool>("--write") { Description = "Write the table to bench/results/CPU/store.md." };
        var command = new Command("store", "Seconds to load, commit and read the hub's store. Exit code 2 where the data are not there.") { data, rows, server, folder, write };
        command.SetAction(parsed =>
        {
            Run(BenchData.Find(parsed.GetValue(data)), parsed.GetValue(rows), parsed.GetValue(server), parsed.GetValue(folder) ?? Path.GetTempPath(), parsed.GetValue(write));
            return 0;
        });
        return command;
    }

    static void Run(BenchData data, int size, string? server, string parent, bool write)
    {
        var rows = StoredRows.Of(data.People(size));
        var table = new Table(["store", "load records/s", "customers s", "members s", "codes s", "classes s", "read records s", "read members s", "find us", .. StoreRun.GroupSizes.Select(s => $"groups of {Figure.Count(s)}, records/s"), "MB"]);
        foreach (string? connection in server is null ? new string?[] { null } : [null, server])
        {
            string folder = Path.Combine(parent, $"guiyi-bench-store-{Environment.ProcessId}");
            Console.Error.WriteLine($"{(connection is null ? "SQLite" : "PostgreSQL")} …");
            try
            {
                using Workspace workspace = Workspace.Open(folder, connection);
                table.Add([connection is null ? "SQLite" : "PostgreSQL", .. StoreRun.Measure(workspace, rows)]);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        table.Add(["plain file", .. PlainFile.Measure(Path.Combine(parent, $"guiyi-bench-plain-{Environment.ProcessId}"), rows)]);
        table.Print(Console.Out);
        string note = $"{Figure.Count(rows.Count)} records. {Note}";
        Console.WriteLine($"\n{note}");
        if (write)
            Console.WriteLine($"\nwritten: {Path.GetRelativePath(Environment.CurrentDirectory, ResultPage.Write("store", "./guiyi bench store", $"{table.Markdown()}\n{note}\n"))}");
    }
}
