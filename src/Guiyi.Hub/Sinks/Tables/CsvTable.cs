using Guiyi.Internals;

namespace Guiyi.Hub.Sinks.Tables;

/// <summary>A table as CSV, as all results are written.</summary>
sealed class CsvTable(Stream stream) : ITable
{
    readonly CsvWriter writer = new(stream, CsvOptions.Excel);

    public void Header(IReadOnlyList<TableColumn> columns) => writer.Header([.. columns.Select(c => c.Name)], [.. columns.Where(c => c.Kind == CellKind.Id).Select(c => c.Name)]);

    public void Field(ReadOnlySpan<char> text) => writer.Field(text);

    public void Field(StoredText text) => writer.Field(text);

    public void Field(long number) => writer.Field(number);

    public void Field(double number, ReadOnlySpan<char> format = default) => writer.Field(number, format);

    public void Field(decimal number, ReadOnlySpan<char> format = default) => writer.Field(number, format);

    public void EndRow() => writer.EndRow();

    public void Dispose() => writer.Dispose();
}
