namespace Guiyi.Ingest;

/// <summary>A source as its channel exported it: named columns and rows of text, not yet understood. Can be read several times.</summary>
public interface IRawTable
{
    /// <summary>The source's name: file name without folder and extension.</summary>
    string Source { get; }

    /// <summary>What was detected, for people: "CSV, GB18030, separator ','".</summary>
    string Format { get; }

    /// <summary>Header names, made unique ("电话", "电话[2]"), trimmed; never empty strings.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>Starts reading from the first row. Memory used is bounded, whatever the table's size.</summary>
    IRawRows Open();
}

/// <summary>A forward-only cursor over the rows of an <see cref="IRawTable"/>.</summary>
public interface IRawRows : IDisposable
{
    /// <summary>Moves to the next row, good or rejected; false at the end.</summary>
    bool Read();

    /// <summary>Ordinal of the current record, from 1; rejected ones are counted.</summary>
    int Row { get; }

    /// <summary>Physical line (or sheet row) where the current record starts, from 1, header counted.</summary>
    long Line { get; }

    /// <summary>Set where the current row could not be read: then it has no fields.</summary>
    Model.Reject? Reject { get; }

    /// <summary>The current row's text in a column, exactly as received; empty where it is missing. Valid until the next <see cref="Read"/>.</summary>
    ReadOnlySpan<char> this[int column] { get; }
}
