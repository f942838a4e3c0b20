using Guiyi.Testing;
using Xunit;

namespace Guiyi.Api.Tests.Platform;

public sealed class DescriptionTests(SqliteServer server) : ApiTests<SqliteServer>(server)
{
    /// <summary>What others program against changes only with somebody's consent: GUIYI_UPDATE=1 writes it anew, to be read and committed.</summary>
    [Fact]
    public async Task The_description_is_as_approved()
    {
        string found = (await Admin.GetStringAsync("/openapi/v1.json")).ReplaceLineEndings("\n") + "\n";
        string path = Repository.At("tests", "Guiyi.Api.Tests", "Expected", "openapi.json");
        if (Environment.GetEnvironmentVariable("GUIYI_UPDATE") == "1")
            File.WriteAllText(path, found);
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), found);
    }
}
