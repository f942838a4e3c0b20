using System.Text;
using Guiyi.DemoData.Channels;
using Guiyi.DemoData.Mess;

namespace Guiyi.DemoData.Files;

/// <summary>Collects the rows of a CSV file and what is known of them.</summary>
sealed class DelimitedFile(string name, Encoding encoding, string lineBreak, params string[] columns)
{
    readonly StringBuilder text = new(string.Join(',', columns) + lineBreak);
    readonly List<string?> entities = [];
    readonly List<int> broken = [];

    /// <param name="entity">Who the row is about; null where it is nobody or not for certain.</param>
    /// <param name="cells">As many as there are columns.</param>
    public void Add(string? entity, params IReadOnlyList<string> cells)
    {
        entities.Add(entity);
        text.AppendJoin(',', cells.Select(Quoted)).Append(lineBreak);
    }

    /// <summary>Adds a line that no reader can make a row of.</summary>
    public void AddBroken(int kind, params IReadOnlyList<string> cells)
    {
        entities.Add(null);
        broken.Add(entities.Count);
        text.Append(BrokenLines.Of(cells, kind)).Append(lineBreak);
    }

    public int Count => entities.Count;

    public Channel Close() => new(name, [.. encoding.Preamble, .. encoding.GetBytes(text.ToString())], entities, broken);

    static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
