using Guiyi.Ingest;
using Guiyi.Internals;
using Guiyi.Standardize;

namespace Guiyi.Hub.Runs;

/// <summary>Reads the true entity of each record from a column of the sources.</summary>
static class TruthColumn
{
    const int Part = 1 << 16;

    /// <summary>One number per text, blanks around it not counted; -1 where it is empty or the record's source has no such column.</summary>
    public static Column<int> Labels(RecordTable table, string column)
    {
        Column<int> labels = table.Store.NewUnset<int>(table.Count);
        (int Source, int Column)[] having =
        [
            .. table.Sources.Select((source, s) => (s, source.Columns.ToList().FindIndex(c => string.Equals(c, column, StringComparison.OrdinalIgnoreCase)))).Where(one => one.Item2 >= 0),
        ];
        if (having.Length < table.Sources.Count)
            labels.Span.Fill(-1);
        // Of one source the texts have numbers already.
        if (having is [var (only, at)] && AreEntities(table.Sources[only].Values(at), out int empty))
            Fill(table, only, at, labels, code => code == empty ? -1 : code);
        else
            FillByText(table, having, labels);
        return labels;
    }

    /// <summary>True where each text is another entity: no two differ by blanks only.</summary>
    /// <param name="texts">Distinct texts.</param>
    /// <param name="empty">The code of the empty text, or -1.</param>
    static bool AreEntities(TextDictionary texts, out int empty)
    {
        empty = -1;
        for (int code = 0; code < texts.Count; code++)
        {
            texts.Stored(code).Get(out ReadOnlySpan<byte> ascii, out ReadOnlySpan<char> characters);
            if (ascii.IsEmpty && characters.IsEmpty)
                empty = code;
            else if (characters.IsEmpty ? char.IsWhiteSpace((char)ascii[0]) || char.IsWhiteSpace((char)ascii[^1]) : char.IsWhiteSpace(characters[0]) || char.IsWhiteSpace(characters[^1]))
                return false;
        }
        return true;
    }

    /// <summary>One number per text over all sources. Each distinct text is looked at once.</summary>
    static void FillByText(RecordTable table, (int Source, int Column)[] having, Column<int> labels)
    {
        var entities = new TextDictionary(table.Store);
        foreach ((int source, int column) in having)
        {
            TextDictionary texts = table.Sources[source].Values(column);
            using Column<int> labelOf = table.Store.NewUnset<int>(texts.Count);
            for (int code = 0; code < labelOf.Length; code++)
                labelOf[code] = texts[code].Trim() is { IsEmpty: false } entity ? entities.Add(entity) : -1;
            Fill(table, source, column, labels, code => labelOf[code]);
        }
    }

    static void Fill(RecordTable table, int source, int column, Column<int> labels, Func<int, int> labelOf)
    {
        CodeBlocks codes = table.Sources[source].Codes(column);
        Span<int> own = labels.Slice(table.First(source), table.Sources[source].Count);
        for (int from = 0; from < own.Length; from += Part)
        {
            Span<int> part = own.Slice(from, Math.Min(Part, own.Length - from));
            codes.CopyTo(from, part);
            foreach (ref int one in part)
                one = labelOf(one);
        }
    }
}
