using Guiyi.Internals;

namespace Guiyi.Ingest;

/// <summary>Hashes of rows of one source that come one by one: the same as <see cref="SourceTable.ContentKey"/> of a table that has them. Columns that are empty, or came later, do not matter.</summary>
/// <param name="source">The source's name.</param>
/// <param name="columns">Names of its columns.</param>
public sealed class ContentKeys(string source, IReadOnlyList<string> columns)
{
    readonly ulong sourceKey = Hash64.Of(source);
    readonly ulong[] columnKeys = [.. columns.Select(c => Hash64.Of(c))];

    /// <summary>Hash of a row's raw texts, in the order of the columns; there may be fewer texts than columns.</summary>
    public ulong Of(ReadOnlySpan<string> fields)
    {
        ulong sum = 0;
        for (int column = 0; column < fields.Length; column++)
            sum += fields[column].Length == 0 ? 0 : Hash64.Mix(columnKeys[column], Hash64.Of(fields[column]));
        return Hash64.Mix(sourceKey, sum);
    }
}
