namespace Guiyi.Hub.Storage.Databases;

/// <summary>What the writes of an open transaction share.</summary>
sealed class Writing(Database database, Writer writer, Counters counters, ISealer sealer, long version, DateTimeOffset at)
{
    /// <summary>The version of the base that the transaction makes.</summary>
    public long Version { get; } = version;

    public DateTimeOffset At { get; } = at;

    public ISealer Sealer { get; } = sealer;

    /// <summary>A statement failed: nothing of the transaction can be kept.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>The transaction has ended.</summary>
    public bool IsOver { get; set; }

    public long NextId(string table) => counters.Next(table);

    public Records.RecordId NextRecord(int source) => counters.NextRecord(source);

    /// <summary>Adds a row for each item.</summary>
    public void Insert<T>(string table, ReadOnlySpan<string> columns, IEnumerable<T> items, Action<Rows, T> row)
    {
        // A span cannot be kept by the function below.
        string[] names = [.. columns];
        Do(writer => Send(writer.Insert(table, names), items, row));
    }

    /// <summary>Runs a statement for each item; each must touch a row.</summary>
    /// <param name="sql">The statement, with $1, $2 … for its arguments.</param>
    /// <param name="items">What it is run for.</param>
    /// <param name="row">Gives an item's arguments.</param>
    /// <param name="otherwise">What an item is that touches none: "the judgment is undone already".</param>
    /// <exception cref="StoreException">One touched no row.</exception>
    public void ForEach<T>(string sql, IEnumerable<T> items, Action<Rows, T> row, string otherwise) => Do(writer =>
    {
        (int sent, int touched) = Send(writer.ForEach(sql), items, row);
        return touched == sent ? touched : throw new StoreException(StoreFault.Conflict, $"{sent - touched} of {sent} changes do not fit what is there: {otherwise}.");
    });

    /// <summary>Runs a statement once.</summary>
    /// <returns>The number of rows it touched.</returns>
    public int Execute(string sql, Action<Rows> arguments) => Do(writer => writer.Execute(sql, arguments));

    /// <summary>Any fault makes the whole transaction void.</summary>
    public T Do<T>(Func<Writer, T> act)
    {
        if (IsOver || HasFailed)
            throw new InvalidOperationException(IsOver ? "The transaction has ended." : "A change of the transaction failed: nothing of it can be kept.");
        try
        {
            return act(writer);
        }
        catch (Exception fault)
        {
            HasFailed = true;
            if (database.Explain(fault) is { } explained)
                throw explained;
            throw;
        }
    }

    static (int Sent, int Touched) Send<T>(Rows rows, IEnumerable<T> items, Action<Rows, T> row)
    {
        using (rows)
        {
            int sent = 0;
            foreach (T item in items)
            {
                row(rows, item);
                rows.End();
                sent++;
            }
            return (sent, rows.Finish());
        }
    }
}
