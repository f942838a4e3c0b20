namespace Guiyi.Hub.Sources.DelimitedText;

/// <summary>Says in words why a record could not be read.</summary>
static class RejectReasons
{
    public static string For(RecordEnd end, Dialect dialect, SourceOptions options) => end switch
    {
        RecordEnd.TextAfterQuote => $"found text after a closing {RawText.Name(dialect.Quote)}; expected {RawText.Name(dialect.Separator)} or the end of the line",
        RecordEnd.OpenQuote => $"found a {RawText.Name(dialect.Quote)} that is never closed; expected a closing one",
        RecordEnd.TooManyLines => $"found a {RawText.Name(dialect.Quote)} that is not closed on this line nor soon after it; expected at most {options.MaxRecordLines} lines in a field",
        RecordEnd.LongField => $"found a field of more than {options.MaxFieldLength} characters; expected a shorter one",
        RecordEnd.LongRecord => $"found a record of more than {options.MaxRecordLength} characters; expected a shorter one",
        RecordEnd.TooManyFields => $"found more than {options.MaxColumns} columns; expected at most that many",
        _ => throw new ArgumentOutOfRangeException(nameof(end), end, "A record that ended cleanly has no such reason."),
    };

    public static string Swallowed(Dialect dialect) =>
        $"found a {RawText.Name(dialect.Quote)} whose closing partner stands in a later record; expected a closing one on this line";

    public static string WrongCount(int found, Layout layout) => $"found {found} columns; expected {Expected(layout)}";

    public static string OtherSeparator(char found, Layout layout) =>
        $"found {layout.Columns.Length} columns, separated by {RawText.Name(found)}; expected {Expected(layout)}";

    static string Expected(Layout layout)
    {
        string columns = layout.MinimumFields == layout.Columns.Length ? $"{layout.Columns.Length}" : $"{layout.MinimumFields} to {layout.Columns.Length}";
        return $"{columns}, separated by {RawText.Name(layout.Dialect.Separator)}";
    }
}
