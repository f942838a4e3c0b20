using System.Globalization;

namespace Guiyi.Evaluate;

/// <summary>A row of a truth file: which entity a source record is.</summary>
/// <param name="Source">The source's name.</param>
/// <param name="Row">Ordinal of the record in its file, from 1, as text.</param>
/// <param name="Entity">The entity's id; empty where it is not known.</param>
public readonly record struct TruthRow(string Source, string Row, string Entity);

/// <summary>A row of a truth file that could not be used.</summary>
/// <param name="Position">Ordinal of the row in the truth file, from 1, header not counted.</param>
/// <param name="Text">What was found and what was expected.</param>
public sealed record TruthProblem(int Position, string Text);

/// <summary>The true entity of each record that has one.</summary>
/// <param name="Labels">One label per record asked for; -1 where the truth does not say.</param>
/// <param name="Entities">The entity of each label.</param>
/// <param name="Problems">Rows that could not be used, in their order.</param>
public sealed record TruthLabels(int[] Labels, IReadOnlyList<string> Entities, IReadOnlyList<TruthProblem> Problems)
{
    /// <summary>Records with a true entity.</summary>
    public int Known => Labels.Count(label => label >= 0);
}

/// <summary>Brings a truth file and the records of a result together.</summary>
public static class TruthTable
{
    const int Conflicting = -2;

    /// <summary>Labels records by their true entity.</summary>
    /// <param name="rows">The rows of the truth file.</param>
    /// <param name="records">Source and row of each record of the result; each once.</param>
    /// <exception cref="ArgumentException">Two records have the same source and row.</exception>
    public static TruthLabels Label(IEnumerable<TruthRow> rows, IReadOnlyList<(string Source, int Row)> records)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(records);
        var indexes = new Dictionary<(string, int), int>(records.Count);
        for (int i = 0; i < records.Count; i++)
            if (!indexes.TryAdd(records[i], i))
                throw new ArgumentException($"Record {records[i].Source} row {Text(records[i].Row)} stands twice in the result.", nameof(records));
        string[] sources = [.. records.Select(record => record.Source).Distinct().Order(StringComparer.Ordinal)];
        var labels = new int[records.Count];
        Array.Fill(labels, -1);
        var entities = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = new List<string>();
        var problems = new List<TruthProblem>();
        int position = 0;
        foreach (TruthRow row in rows)
        {
            position++;
            if (Place(row, indexes, sources) is var (index, problem) && problem is not null)
                problems.Add(new(position, problem));
            else if (row.Entity.Length > 0)
            {
                if (!entities.TryGetValue(row.Entity, out int label))
                {
                    entities.Add(row.Entity, label = names.Count);
                    names.Add(row.Entity);
                }
                if (Set(labels, index, label) is { } conflict)
                    problems.Add(new(position, $"{row.Source} row {row.Row} {conflict}"));
            }
        }
        for (int i = 0; i < labels.Length; i++)
            labels[i] = Math.Max(labels[i], -1);
        return new(labels, names, problems);
    }

    static (int Index, string? Problem) Place(TruthRow row, Dictionary<(string, int), int> indexes, string[] sources)
    {
        if (!int.TryParse(row.Row, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number < 1)
            return (-1, $"row '{row.Row}' of source {row.Source}; expected a whole number from 1");
        if (indexes.TryGetValue((row.Source, number), out int index))
            return (index, null);
        return Array.BinarySearch(sources, row.Source, StringComparer.Ordinal) < 0
            ? (-1, $"source '{row.Source}' is not in the result; expected one of {string.Join(", ", sources)}")
            : (-1, $"{row.Source} row {row.Row} is not in the result: it was rejected, or the truth belongs to another file");
    }

    /// <summary>Sets a label, or says what is wrong. A record with two different entities has no usable truth, whichever came first.</summary>
    static string? Set(int[] labels, int index, int label)
    {
        if (labels[index] == label)
            return "stands twice with the same entity; once is enough";
        if (labels[index] == -1)
        {
            labels[index] = label;
            return null;
        }
        labels[index] = Conflicting;
        return "stands more than once with different entities; it is left out";
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
