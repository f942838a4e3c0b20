using System.Globalization;
using System.Text.Json;
using Guiyi.Evaluate;
using Guiyi.Standardize;

namespace Guiyi.Bench.Quality;

/// <summary>The Chinese pack's own scorer, a Python script: the lines of an order are one record, and a gift is right with its buyer or its recipient.</summary>
sealed record OfficialScorer(string Script, string Pack)
{
    /// <summary>Its figures, or null where there is no Python 3 to run it.</summary>
    public QualityFigures? Score(UnifyResult result)
    {
        string path = Path.GetTempFileName();
        try
        {
            Write(path, result);
            return Python.Run(Script, [Pack, path, "--no-breakdown"]) is { } printed ? Read(printed) : null;
        }
        finally
        {
            File.Delete(path);
        }
    }

    static void Write(string path, UnifyResult result)
    {
        RecordTable table = result.Table;
        using var writer = new StreamWriter(path);
        writer.Write("source,row,customer_id\n");
        for (int record = 0; record < table.Count; record++)
        {
            int person = result.Persons.Customers.CustomerOf(record), organization = result.Organizations.Customers.CustomerOf(record);
            string id = person >= 0 ? result.Persons.Customers.Id(person) : organization >= 0 ? result.Organizations.Customers.Id(organization) : "";
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{table.Sources[table.SourceOf(record)].Source},{table.Row(record)},{id}\n"));
        }
    }

    static QualityFigures Read(string printed)
    {
        using JsonDocument json = JsonDocument.Parse(printed);
        JsonElement root = json.RootElement;
        return new QualityFigures(root.GetProperty("records").GetInt32(), root.GetProperty("true_pairs").GetInt64(), Quality(root.GetProperty("pairwise")), Quality(root.GetProperty("bcubed")));
    }

    static PrecisionRecall Quality(JsonElement json) => new(json.GetProperty("precision").GetDouble(), json.GetProperty("recall").GetDouble());
}
