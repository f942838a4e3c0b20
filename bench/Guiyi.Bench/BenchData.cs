using System.CommandLine;

namespace Guiyi.Bench;

/// <summary>The folder of the data sets. They are no part of the repository: they lie beside it, in <c>../shared/data</c>.</summary>
sealed record BenchData(string Folder)
{
    public static Option<string?> Option() => new("--data") { HelpName = "DIR", Description = "Folder of the data sets. Default: ../shared/data beside the repository." };

    /// <exception cref="BenchException">There is no such folder.</exception>
    public static BenchData Find(string? asked)
    {
        string folder = Path.GetFullPath(asked ?? Path.Combine(Repository.Root, "..", "shared", "data"));
        return Directory.Exists(folder)
            ? new BenchData(folder)
            : throw new BenchException($"found no folder {folder}; expected the data sets there, or --data DIR.");
    }

    public string At(params string[] parts) => Path.Combine([Folder, .. parts]);

    /// <summary>Names of the Chinese pack's channels, in its folder <c>cn</c>; its other files are the truth.</summary>
    public string[] ChinesePack() =>
    [
        .. new[] { "ecom_orders.csv", "members.csv", "wecom_contacts.jsonl", "tickets.csv", "pos.xlsx", "b2b_customers.csv", "survey.csv", "events.jsonl" }.Select(name => At("cn", name)),
    ];

    /// <summary>Synthetic persons, generated into the system's temporary folder unless they are there already.</summary>
    /// <exception cref="BenchException">They are not there, and Python is not either.</exception>
    public string People(int rows)
    {
        // The sizes that figures are compared at have persons and a seed of their own.
        (int persons, int seed) = rows switch { 100_000 => (60_000, 11), 1_000_000 => (600_000, 12), _ => ((int)(rows * 0.6), 13) };
        string folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "guiyi-bench")).FullName;
        string path = Path.Combine(folder, FormattableString.Invariant($"people_{rows}_{persons}_{seed}.csv"));
        if (File.Exists(path))
            return path;
        // Generated under another name first: half a file must not be taken for the whole.
        string unfinished = FormattableString.Invariant($"{path}.{Environment.ProcessId}");
        if (Python.Run(At("people", "gen_people.py"), [Text(rows), Text(persons), Text(seed), unfinished]) is null)
            throw new BenchException($"found no python3, which generates {Path.GetFileName(path)}.");
        File.Move(unfinished, path, overwrite: true);
        return path;
    }

    static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
