using System.Net.Http.Json;
using Guiyi.Hub.Tests;
using Xunit;

namespace Guiyi.Api.Tests.Setup;

public sealed class SetupTests
{
    [Fact]
    public async Task Of_two_who_set_up_at_once_one_comes_first_and_afterwards_nobody_can()
    {
        using var folder = new TemporaryFolder();
        await using HubServer server = await HubServer.Start(new ServerOptions { Workspace = folder["workspace"], Urls = ["http://127.0.0.1:0"] });
        using var client = new HttpClient { BaseAddress = server.Address };
        await (await SetUp(client, "a", "short")).Problem(400);
        await (await SetUp(client, " ", "a long password")).Problem(400);
        HttpResponseMessage[] answers = await Task.WhenAll(SetUp(client, "a", "a long password"), SetUp(client, "b", "a long password"));
        Assert.Equal([201, 409], answers.Select(answer => (int)answer.StatusCode).Order());
        await (await SetUp(client, "c", "a long password")).Problem(409);
        Assert.Equal(["admin"], Assert.Single(server.Hub.Store.Users.All()).Roles);
    }

    static Task<HttpResponseMessage> SetUp(HttpClient client, string name, string password) => client.PostAsJsonAsync("/api/v1/setup", new { name, password });
}
