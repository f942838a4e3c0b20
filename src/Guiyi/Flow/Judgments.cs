using Guiyi.Merge;
using Guiyi.Standardize;

namespace Guiyi;

/// <summary>People's judgments about rows, as judgments about records.</summary>
static class Judgments
{
    /// <exception cref="UnknownRowException">A judgment names a row that is not there.</exception>
    public static JudgmentSet For(RecordTable table, IReadOnlyList<RowJudgment> judgments)
    {
        if (judgments.Count == 0)
            return JudgmentSet.None;
        var records = new Dictionary<RowKey, int>();
        for (int record = 0; record < table.Count; record++)
            records[new RowKey(table.Sources[table.SourceOf(record)].Source, table.Row(record))] = record;
        int Find(RowJudgment judgment, RowKey key) => records.TryGetValue(key, out int record) ? record : throw new UnknownRowException(judgment, key);
        return new JudgmentSet([.. judgments.Select(j => new Judgment(Find(j, j.Left), Find(j, j.Right), j.Decision, j.By, j.Why))]);
    }
}
