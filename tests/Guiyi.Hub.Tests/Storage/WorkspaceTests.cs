using Guiyi.Hub.Storage;
using Xunit;

namespace Guiyi.Hub.Tests.Storage;

public sealed class SqliteWorkspaceTests : WorkspaceTests<SqlitePlace>;

public sealed class PostgreSqlWorkspaceTests : WorkspaceTests<PostgreSqlPlace>;

public abstract class WorkspaceTests<TPlace> : StoreTests<TPlace>
    where TPlace : Place, new()
{
    [Fact]
    public void A_workspace_is_the_same_when_it_is_opened_again()
    {
        string id;
        using (Workspace workspace = Place.Open())
        {
            id = workspace.Id;
            Assert.True(Directory.Exists(workspace.Uploads));
            Assert.Equal(Place.ConnectionString is null ? "sqlite" : "postgresql", workspace.Store.Kind);
        }
        using Workspace again = Place.Open();
        Assert.Equal(id, again.Id);
        Assert.DoesNotContain("Host", File.ReadAllText(Path.Combine(Place.Folder, "workspace.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_workspace_belongs_to_one_process()
    {
        using Workspace workspace = Place.Open();
        StoreException refused = Assert.Throws<StoreException>(Place.Open);
        Assert.Equal(StoreFault.InUse, refused.Fault);
        workspace.Store.AddSource();
    }

    [Fact]
    public void A_lost_description_is_written_anew_from_the_database()
    {
        string id;
        using (Workspace workspace = Place.Open())
            id = workspace.Id;
        File.Delete(Path.Combine(Place.Folder, "workspace.json"));
        using Workspace again = Place.Open();
        Assert.Equal(id, again.Id);
    }

    [Fact]
    public void Folder_and_database_cannot_be_mixed_up()
    {
        Place.Open().Dispose();
        string path = Path.Combine(Place.Folder, "workspace.json");
        string description = File.ReadAllText(path);
        File.WriteAllText(path, description.Replace("\"id\": \"", "\"id\": \"x", StringComparison.Ordinal));
        Assert.Equal(StoreFault.AnotherStore, Assert.Throws<StoreException>(Place.Open).Fault);

        string other = Place.ConnectionString is null ? "Host=nowhere" : null!;
        File.WriteAllText(path, description);
        Assert.Equal(StoreFault.AnotherStore, Assert.Throws<StoreException>(() => Workspace.Open(Place.Folder, other)).Fault);

        File.WriteAllText(path, "{");
        Assert.Equal(StoreFault.Damaged, Assert.Throws<StoreException>(Place.Open).Fault);
    }
}

public sealed class OneDatabaseTests
{
    [Fact]
    public void A_database_serves_one_workspace_at_a_time()
    {
        using var place = new PostgreSqlPlace();
        using Workspace workspace = place.Open();
        using var folder = new TemporaryFolder();
        Assert.Equal(StoreFault.InUse, Assert.Throws<StoreException>(() => Workspace.Open(folder["other"], place.ConnectionString)).Fault);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=x;Username=x;Timeout=2")]
    [InlineData("no connection string")]
    public void A_server_that_is_not_there_is_told(string connectionString)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(StoreFault.Unreachable, Assert.Throws<StoreException>(() => Workspace.Open(folder["w"], connectionString)).Fault);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_told()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(StoreFault.ReadOnly, Assert.Throws<StoreException>(() => Workspace.Open(folder.Write("a file", "x"))).Fault);
    }
}
