using System.Globalization;
using Guiyi.Ingest;
using Guiyi.Merge;

namespace Guiyi.Hub.Runs;

/// <summary>What people judged about pairs of rows: a table <c>source_a,row_a,source_b,row_b,decision,by,why</c>, such as an answered <c>review.csv</c>.</summary>
public sealed class JudgmentsFile
{
    readonly string path;
    readonly Dictionary<RowJudgment, long> lines;

    JudgmentsFile(string path, IReadOnlyList<RowJudgment> judgments, Dictionary<RowJudgment, long> lines) => (this.path, Judgments, this.lines) = (path, judgments, lines);

    /// <summary>The judgments in the file's order; rows without a decision are left out.</summary>
    public IReadOnlyList<RowJudgment> Judgments { get; }

    /// <exception cref="Sources.SourceException">The file cannot be read.</exception>
    /// <exception cref="InputException">A row cannot be understood.</exception>
    public static JudgmentsFile Read(string path)
    {
        ResultTable table = ResultTable.Edited(path);
        int[] key = [table.Column("source_a"), table.Column("row_a"), table.Column("source_b"), table.Column("row_b")];
        int decision = table.Column("decision"), by = table.Find("by"), why = table.Find("why");
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
                why < 0 ? "" : row[why].Trim().ToString());
            judgments.Add(judgment);
            lines.Add(judgment, row.Line);
        });
        return new JudgmentsFile(path, judgments, lines);
    }

    /// <summary>The error for a judgment about a row that is not there.</summary>
    public InputException NotThere(UnknownRowException unknown) => new(
        $"{path}: line {lines.GetValueOrDefault(unknown.Judgment)}: found row {unknown.Row.Row} of source '{unknown.Row.Source}', which was not read or was rejected; expected a row of records.csv.", unknown);

    static int Row(ResultTable table, IRawRows row, int column) =>
        int.TryParse(row[column].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? number
            : throw table.Error(row, $"row '{row[column]}'", "a whole number from 1");

    static Decision Decided(ResultTable table, IRawRows row, int column) => row[column].Trim().ToString().ToLowerInvariant() switch
    {
        "same" or "相同" or "是" or "同一客户" => Decision.Same,
        "different" or "不同" or "否" or "不是同一客户" => Decision.Different,
        "unsure" or "不确定" or "拿不准" => Decision.Unsure,
        _ => throw table.Error(row, $"decision '{row[column]}'", "same, different or unsure (相同, 不同, 不确定), or nothing"),
    };
}
