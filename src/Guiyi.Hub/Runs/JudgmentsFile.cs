using System.Globalization;
using Guiyi.Hub.Sinks;
using Guiyi.Hub.Sinks.Results;
using Guiyi.Ingest;
using Guiyi.Merge;

namespace Guiyi.Hub.Runs;

/// <summary>
/// What people judged about pairs of rows: a table <c>source_a,row_a,source_b,row_b,decision,by,why</c>, such as an answered <c>review.csv</c>.
/// Where the columns <c>key_a</c> and <c>key_b</c> hold the rows' content keys, a judgment follows its rows wherever they move.
/// </summary>
public sealed class JudgmentsFile
{
    /// <summary>The answers that a result's folder keeps of its own.</summary>
    public const string Name = "judgments.csv";

    static readonly string[] Columns = ["source_a", "row_a", "source_b", "row_b", "decision", "by", "why", "when", "key_a", "key_b"];

    readonly string path;
    readonly Dictionary<RowJudgment, long> lines;

    JudgmentsFile(string path, IReadOnlyList<RowJudgment> judgments, Dictionary<RowJudgment, long> lines) => (this.path, Judgments, this.lines) = (path, judgments, lines);

    /// <summary>The answers that a folder keeps; none where there is no such file.</summary>
    /// <exception cref="Sources.SourceException">The file cannot be read.</exception>
    /// <exception cref="InputException">A row cannot be understood.</exception>
    public static JudgmentsFile OfFolder(string folder)
    {
        string path = Path.Combine(folder, Name);
        return File.Exists(path) ? Read(path) : new JudgmentsFile(path, [], []);
    }

    /// <summary>Writes judgments as <see cref="Read"/> reads them.</summary>
    public static void Write(CsvWriter writer, IReadOnlyList<RowJudgment> judgments)
    {
        writer.Header(Columns, "when", "key_a", "key_b");
        foreach (RowJudgment judgment in judgments)
        {
            foreach (RowKey row in (ReadOnlySpan<RowKey>)[judgment.Left, judgment.Right])
            {
                writer.Field(row.Source);
                writer.Field(row.Row);
            }
            writer.Field(LinksCsv.Of(judgment.Decision));
            writer.Field(judgment.By);
            writer.Field(judgment.Why);
            writer.Field(judgment.When);
            writer.Field(judgment.LeftKey?.ToString("x16", CultureInfo.InvariantCulture));
            writer.Field(judgment.RightKey?.ToString("x16", CultureInfo.InvariantCulture));
            writer.EndRow();
        }
    }

    /// <summary>The judgments in the file's order; rows without a decision are left out.</summary>
    public IReadOnlyList<RowJudgment> Judgments { get; }

    /// <exception cref="Sources.SourceException">The file cannot be read.</exception>
    /// <exception cref="InputException">A row cannot be understood.</exception>
    public static JudgmentsFile Read(string path)
    {
        ResultTable table = ResultTable.Edited(path);
        int[] key = [table.Column("source_a"), table.Column("row_a"), table.Column("source_b"), table.Column("row_b")];
        int decision = table.Column("decision"), by = table.Find("by"), why = table.Find("why"), when = table.Find("when"), keyA = table.Find("key_a"), keyB = table.Find("key_b");
        var judgments = new List<RowJudgment>();
        var lines = new Dictionary<RowJudgment, long>(ReferenceEqualityComparer.Instance);
        table.Read(row =>
        {
            if (row[decision].IsWhiteSpace())
                return;
            var judgment = new RowJudgment(
                new RowKey(row[key[0]].ToString(), Row(table, row, key[1])),
                new RowKey(row[key[2]].ToString(), Row(table, row, key[3])),
                Decided(table, row, decision),
                by < 0 || row[by].IsWhiteSpace() ? "person" : row[by].Trim().ToString(),
                why < 0 ? "" : row[why].Trim().ToString())
            {
                When = when < 0 ? "" : row[when].Trim().ToString(),
                LeftKey = Key(table, row, keyA),
                RightKey = Key(table, row, keyB),
            };
            judgments.Add(judgment);
            lines.Add(judgment, row.Line);
        });
        return new JudgmentsFile(path, judgments, lines);
    }

    /// <summary>Whether a judgment is one of this file's.</summary>
    public bool Holds(RowJudgment judgment) => lines.ContainsKey(judgment);

    /// <summary>The error for a judgment about a row that is not there.</summary>
    public InputException NotThere(UnknownRowException unknown) => new(
        $"{path}: line {lines.GetValueOrDefault(unknown.Judgment)}: found row {unknown.Row.Row} of source '{unknown.Row.Source}', which was not read or was rejected; expected a row of records.csv.", unknown);

    static int Row(ResultTable table, IRawRows row, int column) =>
        int.TryParse(row[column].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? number
            : throw table.Error(row, $"row '{row[column]}'", "a whole number from 1");

    static ulong? Key(ResultTable table, IRawRows row, int column)
    {
        if (column < 0 || row[column].IsWhiteSpace())
            return null;
        return ulong.TryParse(row[column].Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong key)
            ? key
            : throw table.Error(row, $"key '{row[column]}'", "16 hexadecimal digits");
    }

    static Decision Decided(ResultTable table, IRawRows row, int column) => row[column].Trim().ToString().ToLowerInvariant() switch
    {
        "same" or "相同" or "是" or "同一客户" => Decision.Same,
        "different" or "不同" or "否" or "不是同一客户" => Decision.Different,
        "unsure" or "不确定" or "拿不准" => Decision.Unsure,
        _ => throw table.Error(row, $"decision '{row[column]}'", "same, different or unsure (相同, 不同, 不确定), or nothing"),
    };
}
