using Guiyi.Match;
using Guiyi.Merge;
using Guiyi.Standardize;

namespace Guiyi;

/// <summary>People's judgments about rows, as judgments about records. One that knows its rows' contents follows them where rows moved.</summary>
sealed class Judgments
{
    readonly RecordTable table;
    readonly Dictionary<RowKey, int> records = [];
    Dictionary<ulong, int>? byContent;

    Judgments(RecordTable table)
    {
        this.table = table;
        for (int record = 0; record < table.Count; record++)
            records[new RowKey(table.Sources[table.SourceOf(record)].Source, table.Row(record))] = record;
    }

    /// <returns>The judgments, and those whose rows are gone or have changed.</returns>
    /// <exception cref="UnknownRowException">A judgment names a row that is not there, and does not know its contents.</exception>
    public static (JudgmentSet Set, IReadOnlyList<RowJudgment> Lapsed) For(RecordTable table, IReadOnlyList<RowJudgment> judgments)
    {
        if (judgments.Count == 0)
            return (JudgmentSet.None, []);
        var rows = new Judgments(table);
        List<Judgment> held = [];
        List<RowJudgment> lapsed = [];
        foreach (RowJudgment judgment in judgments)
        {
            int left = rows.Find(judgment, judgment.Left, judgment.LeftKey), right = rows.Find(judgment, judgment.Right, judgment.RightKey);
            if (left < 0 || right < 0 || left == right)
                lapsed.Add(judgment);
            else
                held.Add(new Judgment(left, right, judgment.Decision, judgment.By, judgment.Why));
        }
        return (new JudgmentSet(held), lapsed);
    }

    /// <summary>What the model learns from: "unsure" teaches nothing.</summary>
    public static IReadOnlyList<JudgedPair> ToLearnFrom(JudgmentSet judgments) =>
        [.. judgments.Judgments.Where(j => j.Decision != Decision.Unsure).Select(j => new JudgedPair(j.Left, j.Right, j.Decision == Decision.Same))];

    /// <summary>A judgment's record, or -1 where its content is nowhere.</summary>
    int Find(RowJudgment judgment, RowKey row, ulong? key)
    {
        bool there = records.TryGetValue(row, out int record);
        if (key is not { } content)
            return there ? record : throw new UnknownRowException(judgment, row);
        if (there && NodeTable.KeyOf(table, record) == content)
            return record;
        byContent ??= ByContent();
        return byContent.GetValueOrDefault(content, -1);
    }

    Dictionary<ulong, int> ByContent()
    {
        var found = new Dictionary<ulong, int>(table.Count);
        for (int record = 0; record < table.Count; record++)
            found.TryAdd(NodeTable.KeyOf(table, record), record);
        return found;
    }
}
