using System.Globalization;
using Guiyi.Hub.Sources;
using Guiyi.Ingest;

namespace Guiyi.Bench.Quality;

/// <summary>The sets, in the order of the table.</summary>
static class QualitySets
{
    public static readonly string[] Names = ["febrl 1", "febrl 2", "febrl 3", "febrl 4", "fake_1000", "senzing", "senzing csv", "people 100 k", "cn", "cn b2b"];

    /// <exception cref="BenchException">The set's files are neither there nor can they be made.</exception>
    public static QualitySet Named(string name, BenchData data) => name switch
    {
        "febrl 1" => Febrl(name, [data.At("febrl", "febrl_1.csv")], ".993 / .999", .995),
        "febrl 2" => Febrl(name, [data.At("febrl", "febrl_2.csv")], ".998 / .999", .998),
        "febrl 3" => Febrl(name, [data.At("febrl", "febrl_3.csv")], ".994 / .998", .997),
        "febrl 4" => Febrl(name, [data.At("febrl", "febrl_4a.csv"), data.At("febrl", "febrl_4b.csv")], ".996 / .9995", .999),
        "fake_1000" => OneColumn(name, [data.At("fake_1000", "fake_1000.csv")], ["unique_id", "cluster"], ".836 / .923", .900),
        "senzing" => Senzing(name, data, ".jsonl", ".557 / .591"),
        "senzing csv" => Senzing(name, data, ".csv", ""),
        "people 100 k" => OneColumn(name, [data.People(100_000)], ["unique_id", "cluster"], ".924 / .940", .945),
        "cn" => new QualitySet(name, data.ChinesePack(), [], () => ChineseTruth(data, "customer_id"), ".819 / .903, B3 .873 / .933", .920)
        {
            MustReachBCubed = .945,
            Official = new OfficialScorer(data.At("score_cn.py"), data.At("cn")),
        },
        "cn b2b" => new QualitySet(name, [data.At("cn", "b2b_customers.csv")], [], () => ChineseTruth(data, "company_id"), "", .950) { Organizations = true },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such set."),
    };

    static QualitySet Febrl(string name, string[] files, string reference, double mustReach) => OneColumn(name, files, ["rec_id", "cluster"], reference, mustReach);

    static QualitySet OneColumn(string name, string[] files, string[] ignored, string reference, double mustReach) =>
        new(name, files, ignored, () => files.SelectMany(f => Labels(f, "cluster")).ToDictionary(), reference, mustReach);

    static QualitySet Senzing(string name, BenchData data, string ending, string reference)
    {
        string[] files = [.. new[] { "customers", "reference", "watchlist" }.Select(n => data.At("senzing", n + ending))];
        return new QualitySet(name, files, [], () => SenzingTruth(data, files), reference, .900);
    }

    static Dictionary<RowKey, string> SenzingTruth(BenchData data, string[] files)
    {
        var clusters = new Dictionary<string, string>();
        foreach (Dictionary<string, string> row in Rows(data.At("senzing", "actual_truthset_key.csv")))
            clusters[row["DATA_SOURCE"] + row["RECORD_ID"]] = row["CLUSTER_ID"];
        var truth = new Dictionary<RowKey, string>();
        foreach ((RowKey key, string id) in files.SelectMany(f => Labels(f, "RECORD_ID")))
            if (clusters.TryGetValue(key.Source.ToUpperInvariant() + id, out string? cluster))
                truth[key] = cluster;
        return truth;
    }

    /// <summary>The pack's README: rows without a link, junk and malformed rows are left out. Whose a gift is depends on the result, so only the pack's own scorer can count gifts.</summary>
    static Dictionary<RowKey, string> ChineseTruth(BenchData data, string column)
    {
        var names = new Dictionary<string, string> { ["ecom"] = "ecom_orders", ["wecom"] = "wecom_contacts", ["b2b"] = "b2b_customers" };
        var truth = new Dictionary<RowKey, string>();
        foreach (Dictionary<string, string> row in Rows(data.At("cn", "truth_records.csv")))
            if (row[column].Length > 0 && row["link"] != "none" && row["kind"] is not ("junk" or "malformed" or "gift"))
                truth[new RowKey(names.GetValueOrDefault(row["source"], row["source"]), int.Parse(row["row"], CultureInfo.InvariantCulture))] = row[column];
        return truth;
    }

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
