using Guiyi.Merge;
using Guiyi.Standardize;

namespace Guiyi;

/// <summary>People's judgments about rows, as judgments about records.</summary>
static class Judgments
{
    /// <exception cref="ArgumentException">A judgment names a row that is not there.</exception>
    public static JudgmentSet For(RecordTable table, IReadOnlyList<RowJudgment> judgments)
    {
        if (judgments.Count == 0)
            return JudgmentSet.None;
        var records = new Dictionary<RowKey, int>();
        for (int record = 0; record < table.Count; record++)
            records[new RowKey(table.Sources[table.SourceOf(record)].Source, table.Row(record))] = record;
        int Find(RowKey key) => records.TryGetValue(key, out int record)
            ? record
            : throw new ArgumentException($"A judgment names row {key.Row} of source '{key.Source}', which was not read or was rejected.", nameof(judgments));
        return new JudgmentSet([.. judgments.Select(j => new Judgment(Find(j.Left), Find(j.Right), j.Decision, j.By, j.Why))]);
    }
}
