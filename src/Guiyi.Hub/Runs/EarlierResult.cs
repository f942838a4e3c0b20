using System.Globalization;
using System.Text.Json;
using Guiyi.Hub.Sinks.Results;
using Guiyi.Ingest;
using Guiyi.Merge;
using Guiyi.Number;

namespace Guiyi.Hub.Runs;

/// <summary>What a run must know of the one before so that ids and codes stay.</summary>
/// <param name="Persons">Ids of persons.</param>
/// <param name="Organizations">Ids of organizations.</param>
/// <param name="Codes">All codes ever issued.</param>
/// <param name="Run">Ordinal of that run, from 1.</param>
public sealed record EarlierResult(EarlierIds Persons, EarlierIds Organizations, NumberState Codes, int Run)
{
    /// <summary>Reads <c>records.csv</c>, <c>retired_ids.csv</c>, <c>codes.csv</c> (or <c>customers.csv</c> in its place) and the run's ordinal from a result.</summary>
    /// <exception cref="Sources.SourceException">A file is missing or cannot be read.</exception>
    /// <exception cref="InputException">A file is damaged.</exception>
    public static EarlierResult Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new InputException($"{folder}: found no such folder; expected the folder of an earlier result.");
        (Dictionary<ulong, string> persons, Dictionary<ulong, string> organizations) = Ids(Path.Combine(folder, RecordsCsv.Name));
        (Dictionary<string, string> retiredPersons, Dictionary<string, string> retiredOrganizations) = Retired(Path.Combine(folder, CodesCsv.RetiredName));
        return new EarlierResult(
            new EarlierIds(persons, retiredPersons), new EarlierIds(organizations, retiredOrganizations), ReadCodes(folder), Ordinal(Path.Combine(folder, RunJson.Name)));
    }

    static (Dictionary<ulong, string>, Dictionary<ulong, string>) Ids(string path)
    {
        Dictionary<ulong, string> persons = [], organizations = [];
        var known = new Dictionary<string, string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        ResultTable table = ResultTable.Written(path);
        int customer = table.Column("customer_id"), organization = table.Column("organization_id"), key = table.Column("key");
        table.Read(row =>
        {
            if (!ulong.TryParse(row[key], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong hash))
                throw table.Error(row, $"key '{row[key]}'", "16 hexadecimal digits");
            if (row[customer].Length > 0 && !row[customer].SequenceEqual(row[organization]))
                persons.TryAdd(hash, Shared(row[customer]));
            if (row[organization].Length > 0)
                organizations.TryAdd(hash, Shared(row[organization]));
        });
        return (persons, organizations);

        string Shared(ReadOnlySpan<char> id)
        {
            if (!known.TryGetValue(id, out string? text))
                known[id] = text = id.ToString();
            return text;
        }
    }

    static (Dictionary<string, string>, Dictionary<string, string>) Retired(string path)
    {
        Dictionary<string, string> persons = new(StringComparer.Ordinal), organizations = new(StringComparer.Ordinal);
        if (!File.Exists(path))
            return (persons, organizations);
        ResultTable table = ResultTable.Written(path);
        int id = table.Column("customer_id"), survivor = table.Column("replaced_by");
        table.Read(row =>
        {
            if (row[id].Length == 0 || row[survivor].Length == 0)
                throw table.Error(row, "an empty id", "two customer ids");
            (row[id][0] == 'O' ? organizations : persons)[row[id].ToString()] = row[survivor].ToString();
        });
        return (persons, organizations);
    }

    static NumberState ReadCodes(string folder)
    {
        string path = Path.Combine(folder, CodesCsv.Name);
        bool history = File.Exists(path);
        if (!history)
            path = Path.Combine(folder, CustomersCsv.Name);
        ResultTable table = ResultTable.Written(path);
        try
        {
            return history ? NumberState.FromRows(History(table)) : NumberState.FromCurrent(Current(table), "1");
        }
        catch (FormatException fault)
        {
            throw new InputException($"{path}: {fault.Message}", fault);
        }
    }

    static List<string[]> History(ResultTable table)
    {
        int[] columns = [.. ((string[])["code", "customer_id", "issued", "retired", "reason", "replaced_by", "prefix"]).Select(table.Column)];
        var rows = new List<string[]>();
        table.Read(row =>
        {
            string[] cells = [.. columns.Select(c => row[c].ToString())];
            // An empty prefix is one only where the code is a bare number; otherwise it is not known.
            rows.Add(cells[6].Length == 0 && cells[0].Any(c => !char.IsAsciiDigit(c)) ? cells[..6] : cells);
        });
        return rows;
    }

    static List<(string, string)> Current(ResultTable table)
    {
        int code = table.Column("code"), customer = table.Column("customer_id");
        var current = new List<(string, string)>();
        table.Read(row => current.Add((row[code].ToString(), row[customer].ToString())));
        return current;
    }

    static int Ordinal(string path)
    {
        if (!File.Exists(path))
            return 1;
        try
        {
            using JsonDocument run = JsonDocument.Parse(File.ReadAllBytes(path));
            return run.RootElement.TryGetProperty("run", out JsonElement ordinal) && ordinal.TryGetInt32(out int number) ? number : 1;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or IOException)
        {
            throw new InputException($"{path}: {fault.Message}", fault);
        }
    }
}
