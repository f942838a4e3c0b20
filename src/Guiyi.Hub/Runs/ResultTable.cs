using System.Text;
using Guiyi.Hub.Sources;
using Guiyi.Ingest;

namespace Guiyi.Hub.Runs;

/// <summary>A table that an earlier run wrote, or that a person edited: CSV with known columns.</summary>
public sealed class ResultTable
{
    static readonly SourceOptions AsWritten = new() { Encoding = Encoding.UTF8, Separator = ',', Quote = '"', Header = true, TrustQuotes = true };

    readonly string path;
    readonly IRawTable table;

    ResultTable(string path, IRawTable table) => (this.path, this.table) = (path, table);

    public IReadOnlyList<string> Columns => table.Columns;

    /// <summary>Opens a table that this program wrote.</summary>
    /// <exception cref="SourceException">There is no such file, or it cannot be read.</exception>
    public static ResultTable Written(string path) => new(path, SourceFile.Open(path, AsWritten)[0]);

    /// <summary>Opens a table that came from elsewhere or through a spreadsheet: encoding and separator are detected.</summary>
    /// <exception cref="SourceException">There is no such file, or it cannot be read.</exception>
    public static ResultTable Edited(string path) => new(path, SourceFile.Open(path)[0]);

    /// <summary>Position of a column.</summary>
    /// <exception cref="InputException">The table has no such column.</exception>
    public int Column(string name) => Find(name) is >= 0 and int column
        ? column
        : throw new InputException($"{path}: line 1: found columns {string.Join(", ", Columns)}; expected one named {name}.");

    /// <summary>Position of a column, or -1.</summary>
    public int Find(string name)
    {
        for (int i = 0; i < Columns.Count; i++)
            if (string.Equals(Columns[i], name, StringComparison.OrdinalIgnoreCase))
                return i;
        return -1;
    }

    /// <summary>Reads all rows.</summary>
    /// <exception cref="InputException">A row is damaged: these files are the memory of earlier runs and are not guessed at.</exception>
    public void Read(Action<IRawRows> each)
    {
        using IRawRows rows = table.Open();
        while (rows.Read())
        {
            if (rows.Reject is { } reject)
                throw new InputException($"{path}: line {reject.Line}: {reject.Reason}.");
            each(rows);
        }
    }

    /// <summary>Reads all rows into memory, dictionary-encoded.</summary>
    /// <exception cref="InputException">A row is damaged.</exception>
    public SourceTable Load()
    {
        Ingested read = Ingestor.Read(table);
        return read.Rejects.Count == 0 ? read.Table : throw new InputException($"{path}: line {read.Rejects[0].Line}: {read.Rejects[0].Reason}.");
    }

    /// <summary>An error in a row.</summary>
    public InputException Error(IRawRows row, string found, string expected) => new($"{path}: line {row.Line}: found {found}; expected {expected}.");
}
