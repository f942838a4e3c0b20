using System.Text;

namespace Guiyi.Bench.Hubbing;

/// <summary>A row that is not in the first load.</summary>
sealed record HeldRow(IReadOnlyDictionary<string, string> Fields)
{
    const int Every = 20;

    static readonly string[] Hidden = ["cluster", "unique_id"];

    /// <summary>Writes all rows but each twentieth to a file, without what the matcher must not see.</summary>
    public static (string File, IReadOnlyList<HeldRow> Held) Split(string people, string path)
    {
        List<HeldRow> held = [];
        using var reader = new StreamReader(people);
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        string[] columns = reader.ReadLine()!.Split(',');
        int[] kept = [.. Enumerable.Range(0, columns.Length).Where(c => !Hidden.Contains(columns[c]))];
        writer.WriteLine(string.Join(',', kept.Select(c => columns[c])));
        for (int row = 1; reader.ReadLine() is { } line; row++)
        {
            // The generator quotes nothing.
            string[] fields = line.Split(',');
            if (row % Every == 0)
                held.Add(new HeldRow(kept.Where(c => fields[c].Length > 0).ToDictionary(c => columns[c], c => fields[c])));
            else
                writer.WriteLine(string.Join(',', kept.Select(c => fields[c])));
        }
        return (path, held);
    }
}
