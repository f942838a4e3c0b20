using System.Globalization;
using System.Reflection;

namespace Guiyi.Hub.Storage.Databases;

/// <summary>One numbered SQL file of the schema.</summary>
sealed record Migration(long Number, string Name, string Sql);

/// <summary>Brings a database's schema up to date: the numbered SQL files of its dialect that it has not had yet, all or none.</summary>
static class Migrations
{
    /// <summary>The files embedded for a dialect, by number.</summary>
    public static IReadOnlyList<Migration> Of(string dialect)
    {
        Assembly assembly = typeof(Migrations).Assembly;
        string folder = $"schema/{dialect}/";
        return
        [
            .. from resource in assembly.GetManifestResourceNames()
               let name = resource.Replace('\\', '/')
               where name.StartsWith(folder, StringComparison.Ordinal)
               let file = name[folder.Length..]
               orderby file
               select new Migration(long.Parse(file.AsSpan(0, 4), CultureInfo.InvariantCulture), file, Text(assembly, resource)),
        ];
    }

    /// <summary>Applies what is missing.</summary>
    /// <exception cref="StoreException">The schema is newer than this version of Guiyi.</exception>
    public static void Apply(Writer writer, Database database, IReadOnlyList<Migration> migrations, DateTimeOffset now)
    {
        long had = writer.Number(database.TableExists) is > 0 ? writer.Number("select max(number) from schema_version") ?? 0 : 0;
        long newest = migrations[^1].Number;
        if (had > newest)
            throw new StoreException(StoreFault.NewerSchema, $"The store's schema is number {had}; this version of Guiyi knows up to {newest}. Use the version that made it, or a later one.");
        if (had == newest)
            return;
        writer.Begin();
        try
        {
            writer.Script("create table if not exists schema_version (number bigint not null primary key, name text not null, applied_at bigint not null)");
            foreach (Migration migration in migrations.Where(m => m.Number > had))
            {
                writer.Script(migration.Sql);
                writer.Execute("insert into schema_version (number, name, applied_at) values ($1, $2, $3)", row => row.Add(migration.Number).Add(migration.Name).Add(now));
            }
            writer.Commit();
        }
        catch
        {
            writer.Rollback();
            throw;
        }
    }

    static string Text(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
