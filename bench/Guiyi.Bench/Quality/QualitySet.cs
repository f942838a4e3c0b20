using Guiyi.Hub.Sources;
using Guiyi.Ingest;

namespace Guiyi.Bench.Quality;

/// <summary>Data with known truth.</summary>
/// <param name="Name">As in the tables.</param>
/// <param name="Files">Paths of the sources.</param>
/// <param name="Ignored">Columns that would give the truth away.</param>
/// <param name="Truth">Entity of each row; rows without one are left out.</param>
/// <param name="Organizations">Score the organizations of the rows instead of the persons.</param>
/// <param name="Reference">Splink 4 at its usual threshold and at the best one chosen with the truth.</param>
/// <param name="MustReach">Pairwise F1 that this code must reach.</param>
sealed record QualitySet(
    string Name, string[] Files, string[] Ignored, Func<IReadOnlyDictionary<RowKey, string>> Truth, bool Organizations, string Reference, double MustReach)
{
    public IReadOnlyList<IRawTable> Open() => [.. Files.SelectMany(f => SourceFile.Open(f))];
}

/// <summary>The sets, found below a data folder.</summary>
static class QualitySets
{
    public static IEnumerable<QualitySet> In(string data, string generated)
    {
        string[] febrl = ["rec_id", "cluster"];
        yield return OneColumn("febrl 1", [$"{data}/febrl/febrl_1.csv"], febrl, "cluster", ".993 / .999", .990);
        yield return OneColumn("febrl 2", [$"{data}/febrl/febrl_2.csv"], febrl, "cluster", ".998 / .999", .990);
        yield return OneColumn("febrl 3", [$"{data}/febrl/febrl_3.csv"], febrl, "cluster", ".994 / .998", .990);
        yield return OneColumn("febrl 4", [$"{data}/febrl/febrl_4a.csv", $"{data}/febrl/febrl_4b.csv"], febrl, "cluster", ".996 / .9995", .995);
        yield return OneColumn("fake_1000", [$"{data}/fake_1000/fake_1000.csv"], ["unique_id", "cluster"], "cluster", ".836 / .923", .860);
        string[] senzing = [.. new[] { "customers", "reference", "watchlist" }.Select(n => $"{data}/senzing/{n}.jsonl")];
        yield return new QualitySet("senzing", senzing, [], () => Senzing(data, senzing), false, ".557 / .591", .750);
        string[] senzingCsv = [.. senzing.Select(f => Path.ChangeExtension(f, ".csv"))];
        yield return new QualitySet("senzing csv", senzingCsv, [], () => Senzing(data, senzingCsv), false, "", .750);
        string people = Path.Combine(generated, "people_100k.csv");
        yield return OneColumn("people 100 k", [people], ["unique_id", "cluster"], "cluster", ".924 / .940", .930);
        string[] cn = [.. new[] { "ecom_orders.csv", "members.csv", "wecom_contacts.jsonl", "tickets.csv", "pos.xlsx", "b2b_customers.csv", "survey.csv", "events.jsonl" }.Select(n => $"{data}/cn/{n}")];
        yield return new QualitySet("cn", cn, [], () => Records(data, "customer_id"), false, ".819 / .903", .900);
        yield return new QualitySet("cn b2b", [$"{data}/cn/b2b_customers.csv"], [], () => Records(data, "company_id"), true, "", .950);
    }

    static QualitySet OneColumn(string name, string[] files, string[] ignored, string column, string reference, double must) =>
        new(name, files, ignored, () => files.SelectMany(f => Labels(f, column)).ToDictionary(), false, reference, must);

    static IEnumerable<KeyValuePair<RowKey, string>> Labels(string file, string column)
    {
        foreach (IRawTable table in SourceFile.Open(file))
        {
            int at = table.Columns.ToList().IndexOf(column);
            using IRawRows rows = table.Open();
            while (rows.Read())
                if (rows.Reject is null && rows[at].Length > 0)
                    yield return new(new RowKey(table.Source, rows.Row), rows[at].ToString());
        }
    }

    static Dictionary<RowKey, string> Senzing(string data, string[] files)
    {
        var clusters = new Dictionary<string, string>();
        foreach (Dictionary<string, string> row in Rows($"{data}/senzing/actual_truthset_key.csv"))
            clusters[row["DATA_SOURCE"] + row["RECORD_ID"]] = row["CLUSTER_ID"];
        var truth = new Dictionary<RowKey, string>();
        foreach (string file in files)
        {
            string source = Path.GetFileNameWithoutExtension(file);
            foreach ((RowKey key, string id) in Labels(file, "RECORD_ID"))
                if (clusters.TryGetValue(source.ToUpperInvariant() + id, out string? cluster))
                    truth[key] = cluster;
        }
        return truth;
    }

    static Dictionary<RowKey, string> Records(string data, string column)
    {
        var names = new Dictionary<string, string> { ["ecom"] = "ecom_orders", ["wecom"] = "wecom_contacts", ["b2b"] = "b2b_customers" };
        var truth = new Dictionary<RowKey, string>();
        foreach (Dictionary<string, string> row in Rows($"{data}/cn/truth_records.csv"))
            if (row[column].Length > 0 && row["link"] != "none" && row["kind"] is not ("junk" or "malformed" or "gift"))
                truth[new RowKey(names.GetValueOrDefault(row["source"], row["source"]), int.Parse(row["row"]))] = row[column];
        return truth;
    }

    static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        IRawTable table = SourceFile.Open(file)[0];
        using IRawRows rows = table.Open();
        while (rows.Read())
            if (rows.Reject is null)
            {
                var row = new Dictionary<string, string>();
                for (int i = 0; i < table.Columns.Count; i++)
                    row[table.Columns[i]] = rows[i].ToString();
                yield return row;
            }
    }
}
