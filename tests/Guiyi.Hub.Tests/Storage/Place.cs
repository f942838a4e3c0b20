using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Records;

namespace Guiyi.Hub.Tests.Storage;

/// <summary>Where a test's store lies: every storage test runs once for each kind.</summary>
public abstract class Place : IDisposable
{
    readonly TemporaryFolder folder = new();

    public string Folder => folder["workspace"];

    /// <summary>Null for SQLite.</summary>
    public abstract string? ConnectionString { get; }

    public Workspace Open() => Workspace.Open(Folder, ConnectionString);

    public void Dispose() => folder.Dispose();
}

public sealed class SqlitePlace : Place
{
    public override string? ConnectionString => null;
}

public sealed class PostgreSqlPlace : Place
{
    public override string ConnectionString { get; } = PostgreSqlServer.Shared.Value.NewSchema();
}

/// <summary>Short ways to put something into a store.</summary>
static class Filling
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static Saying By(string who, string why = "looked at both") => new(who, Noon, why);

    /// <summary>Runs changes in a transaction of their own.</summary>
    public static T Write<T>(this Store store, Func<Transaction, T> change)
    {
        using Transaction transaction = store.Begin();
        T result = change(transaction);
        transaction.Commit();
        return result;
    }

    public static void Write(this Store store, Action<Transaction> change) => store.Write(transaction =>
    {
        change(transaction);
        return 0;
    });

    public static StoredSource AddSource(this Store store, string name = "orders", params string[] columns) =>
        store.Write(t => t.Sources.Add(name, columns.Length > 0 ? columns : ["姓名", "手机"]));

    public static ReceivedRecord Record(this Transaction transaction, StoredSource source, string key, ulong content, params string[] fields) =>
        new(transaction.Records.NewId(source.Id), key, content, new FieldsWriter().Row(fields).ToArray(), Run: 1, Row: 2, Line: 3);

    /// <summary>Everything a cursor gives, as texts.</summary>
    public static List<string> Texts(this RecordCursor cursor)
    {
        using (cursor)
        {
            var texts = new List<string>();
            while (cursor.Read())
                texts.Add($"{cursor.Source}/{cursor.Key}={cursor.Content}:{string.Join('|', cursor.Fields.ToArray())}");
            return texts;
        }
    }
}
