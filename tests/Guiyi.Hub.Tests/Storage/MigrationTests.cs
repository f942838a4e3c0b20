using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Databases;
using Guiyi.Hub.Storage.Databases.PostgreSql;
using Guiyi.Hub.Storage.Databases.Sqlite;
using Xunit;

namespace Guiyi.Hub.Tests.Storage;

public sealed class SqliteMigrationTests : MigrationTests<SqlitePlace>;

public sealed class PostgreSqlMigrationTests : MigrationTests<PostgreSqlPlace>;

public abstract class MigrationTests<TPlace> : StoreTests<TPlace>
    where TPlace : Place, new()
{
    static readonly Migration First = new(1, "0001-a.sql", "create table a (x bigint); insert into a values (1);"), Second = new(2, "0002-b.sql", "alter table a add column y bigint;");

    [Fact]
    public void Both_dialects_have_the_same_files_with_the_same_tables()
    {
        IReadOnlyList<Migration> sqlite = Migrations.Of("sqlite"), postgreSql = Migrations.Of("postgresql");
        Assert.Equal(sqlite.Select(m => m.Name), postgreSql.Select(m => m.Name));
        Assert.Equal(Enumerable.Range(1, sqlite.Count).Select(i => (long)i), sqlite.Select(m => m.Number));
        Assert.Equal(sqlite.SelectMany(Columns), postgreSql.SelectMany(Columns));
    }

    [Fact]
    public void A_later_schema_is_refused_and_left_alone()
    {
        using (Workspace workspace = Place.Open())
            workspace.Store.Writer.Script("insert into schema_version (number, name, applied_at) values (999, 'later', 0)");
        StoreException refused = Assert.Throws<StoreException>(Place.Open);
        Assert.Equal(StoreFault.NewerSchema, refused.Fault);
        Assert.Contains("999", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_file_is_applied_once()
    {
        using Database database = Open();
        using Writer writer = database.OpenWriter();
        Migrations.Apply(writer, database, [First], Filling.Noon);
        Migrations.Apply(writer, database, [First, Second], Filling.Noon);
        Migrations.Apply(writer, database, [First, Second], Filling.Noon);
        Assert.Equal(1, writer.Number("select count(*) from a where y is null"));
        Assert.Equal(2, writer.Number("select count(*) from schema_version"));
    }

    [Fact]
    public void Where_one_file_fails_none_is_applied()
    {
        using Database database = Open();
        using Writer writer = database.OpenWriter();
        Assert.ThrowsAny<Exception>(() => Migrations.Apply(writer, database, [First, new(2, "0002-c.sql", "create table c (x bigint); select nonsense;")], Filling.Noon));
        Assert.Equal(0, writer.Number(database.TableExists));
        Migrations.Apply(writer, database, [First, Second], Filling.Noon);
        Assert.Equal(1, writer.Number("select count(*) from a"));
    }

    Database Open()
    {
        Directory.CreateDirectory(Place.Folder);
        return Place.ConnectionString is { } server ? new PostgreSqlDatabase(server) : new SqliteDatabase(Path.Combine(Place.Folder, "x.db"));
    }

    /// <summary>Tables, their columns and what must not be null, without types.</summary>
    static IEnumerable<string> Columns(Migration migration) =>
        from line in migration.Sql.Split('\n')
        let words = line.Trim().TrimEnd(',', ';').Split(' ')
        where !line.StartsWith("--", StringComparison.Ordinal) && words[0].Length > 1
        select line.StartsWith("create", StringComparison.Ordinal) || words[0] == "primary"
            ? line.TrimEnd(',')
            : $"{words[0]} {line.Contains("not null", StringComparison.Ordinal)} {line.Contains("primary key", StringComparison.Ordinal)} {line.Contains("unique", StringComparison.Ordinal)}";
}
