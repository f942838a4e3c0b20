using System.Text.RegularExpressions;
using Xunit;

namespace Guiyi.Architecture.Tests;

/// <summary>The hub's store stands below everything else of the hub, and is the only part that knows a database.</summary>
public sealed partial class StorageTests
{
    const string Storage = "Guiyi.Hub.Storage", Databases = "Guiyi.Hub.Storage.Databases";

    /// <summary>Words of enumerations are written as in files; that is all it takes from above.</summary>
    static readonly string[] MayUse = ["Guiyi.Hub.Configuration.Choices"];

    static readonly string[] Drivers = ["Microsoft.Data.Sqlite", "SQLitePCL", "Npgsql", "System.Data.Common"];

    static IEnumerable<Type> Hub => typeof(Hub.Storage.Workspace).Assembly.GetTypes().Where(t => t.Namespace?.StartsWith("Guiyi.Hub", StringComparison.Ordinal) == true);

    [Fact]
    public void The_store_uses_nothing_else_of_the_hub() => Findings.AreNone(
        from type in Hub
        where IsIn(type, Storage)
        from used in UsedTypes.Of(type)
        where IsIn(used, "Guiyi.Hub") && !IsIn(used, Storage) && !MayUse.Any(may => $"{used.Namespace}.{used.Name}".StartsWith(may, StringComparison.Ordinal))
        select $"{type.FullName} uses {used.FullName}");

    [Fact]
    public void Only_the_databases_know_a_driver() => Findings.AreNone(
        from type in Hub
        where !IsIn(type, Databases)
        from used in UsedTypes.Of(type)
        where Drivers.Any(driver => IsIn(used, driver))
        select $"{type.FullName} uses {used.FullName}");

    /// <summary>What differs between the databases stays in their two folders.</summary>
    [Fact]
    public void Nouns_do_not_ask_which_database_they_are_in() => Findings.AreNone(
        from type in Hub
        where IsIn(type, Storage) && !IsIn(type, Databases) && type.Name is not "Workspace"
        from used in UsedTypes.Of(type)
        where IsIn(used, Databases + ".Sqlite") || IsIn(used, Databases + ".PostgreSql")
        select $"{type.FullName} uses {used.FullName}");

    /// <summary>Facts are kept for ever: nothing that came in or that people said is deleted.</summary>
    [Fact]
    public void Only_sessions_and_answers_are_ever_deleted()
    {
        IEnumerable<string> tables =
            from file in SourceText.Under("src/Guiyi.Hub/Storage")
            from line in file.Lines
            from System.Text.RegularExpressions.Match deleted in Deleted().Matches(line)
            select deleted.Groups[1].Value;
        Assert.Equal(["idempotency", "session"], tables.Distinct().Order(StringComparer.Ordinal));
    }

    static bool IsIn(Type type, string @namespace) => type.Namespace is { } own && (own == @namespace || own.StartsWith(@namespace + ".", StringComparison.Ordinal));

    [GeneratedRegex(@"(?:delete from|truncate|drop table) (\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex Deleted();
}
