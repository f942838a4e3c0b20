using System.Data.Common;
using Guiyi.Hub.Storage.Records;
using Npgsql;

namespace Guiyi.Hub.Storage.Databases.PostgreSql;

/// <summary>A PostgreSQL database, or one schema of it where the connection string names a search path.</summary>
sealed class PostgreSqlDatabase : Database
{
    /// <summary>How long to wait for a writer that was killed to be noticed by the server.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    readonly NpgsqlConnectionStringBuilder settings;
    readonly NpgsqlDataSource readers;

    /// <exception cref="StoreException">The connection string cannot be understood.</exception>
    public PostgreSqlDatabase(string connectionString)
    {
        try
        {
            settings = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "guiyi", MaxAutoPrepare = 100 };
        }
        catch (ArgumentException fault)
        {
            throw new StoreException(StoreFault.Unreachable, $"The connection string cannot be understood: {fault.Message} Expected something like: Host=localhost;Database=guiyi;Username=guiyi;Password=…", fault);
        }
        readers = NpgsqlDataSource.Create(settings);
    }

    public override string Name => "postgresql";

    public override string TableExists => "select count(*) from pg_tables where schemaname = current_schema() and tablename = 'schema_version'";

    public override Writer OpenWriter()
    {
        // A lock belongs to a session: a pooled connection would keep it. The end of a first load takes its time.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false, KeepAlive = 30, CommandTimeout = 600 }.ToString());
        try
        {
            connection.Open();
            var writer = new PostgreSqlWriter(connection);
            if (settings.SearchPath is { Length: > 0 } path && writer.Number("select count(*) from pg_namespace where nspname = current_schema()") != 1)
                writer.Script($"create schema if not exists {Quoted(path.Split(',')[0].Trim())}");
            Lock(writer);
            // What was acknowledged must be on the disk, whatever the server is set to.
            writer.Script("select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'");
            return writer;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public override DbConnection OpenReader() => readers.OpenConnection();

    public override RecordCursor OpenRecords(string sql, ReadOnlySpan<long> arguments, ISealer sealer)
    {
        NpgsqlConnection connection = readers.OpenConnection();
        try
        {
            return new PostgreSqlRecordCursor(connection, sql, arguments, sealer, this);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public override StoreException? Explain(Exception fault) => PostgreSqlFaults.Explain($"{settings.Host}/{settings.Database}", fault);

    public override void Dispose() => readers.Dispose();

    /// <exception cref="StoreException">Another process has it.</exception>
    static void Lock(PostgreSqlWriter writer)
    {
        long until = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (writer.Number("select pg_try_advisory_lock(hashtextextended('guiyi ' || current_schema(), 0))::int::bigint") != 1)
        {
            if (Environment.TickCount64 > until)
                throw new StoreException(StoreFault.InUse, "The database is in use by another Guiyi server. A workspace belongs to one server: stop the other, or send requests to it.");
            Thread.Sleep(50);
        }
    }

    static string Quoted(string name) => name.StartsWith('"') ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
