using Guiyi.Internals;

namespace Guiyi.Hub.Sinks.Tables;

/// <summary>Takes the cells of a table row by row, whatever the file is that they go to.</summary>
interface ICells
{
    /// <summary>A text; an empty one is an empty cell.</summary>
    void Field(ReadOnlySpan<char> text);

    /// <summary>A text where it is stored; a missing one is an empty cell.</summary>
    void Field(StoredText text);

    void Field(long number);

    /// <summary>A number in the invariant culture; without a format the shortest text that reads back the same.</summary>
    void Field(double number, ReadOnlySpan<char> format = default);

    void Field(decimal number, ReadOnlySpan<char> format = default);

    void EndRow();
}

/// <summary>A table on its way into a file: the header first, then rows; the file is whole once it is disposed.</summary>
interface ITable : ICells, IDisposable
{
    void Header(IReadOnlyList<TableColumn> columns);
}

/// <summary>What the cells of a column are, where the file can say so.</summary>
enum CellKind
{
    Text,
    /// <summary>An id or a code: a text that never is a formula, and is written as it is.</summary>
    Id,
    Number,
    /// <summary>yyyy-MM-dd.</summary>
    Day,
    /// <summary>yyyy-MM-dd HH:mm:ss.</summary>
    Moment,
}

/// <summary>A column of a table.</summary>
readonly record struct TableColumn(string Name, CellKind Kind = CellKind.Text);
