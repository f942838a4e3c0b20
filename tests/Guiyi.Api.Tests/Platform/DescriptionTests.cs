using System.Text.Json;
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

    /// <summary>Members without a value are left out: a contract that may be without one gives it the default null.</summary>
    [Fact]
    public async Task What_may_be_left_out_is_not_required()
    {
        JsonElement description = await (await Admin.GetAsync("/openapi/v1.json")).Json(200);
        IEnumerable<string> wrong =
            from schema in description.GetProperty("components").GetProperty("schemas").EnumerateObject()
            where schema.Value.TryGetProperty("required", out _) && schema.Value.TryGetProperty("properties", out _)
            from name in schema.Value.GetProperty("required").EnumerateArray().Select(r => r.GetString()!)
            where schema.Value.GetProperty("properties").GetProperty(name).GetRawText().Contains("\"null\"", StringComparison.Ordinal)
            select $"{schema.Name}.{name} may be null but is required";
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Every_operation_has_a_name_of_its_own_a_summary_and_a_tag()
    {
        JsonElement description = await (await Admin.GetAsync("/openapi/v1.json")).Json(200);
        JsonElement[] operations = [.. description.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).Select(operation => operation.Value)];
        Assert.NotEmpty(operations);
        Assert.All(operations, operation => Assert.True(operation.TryGetProperty("summary", out _) && operation.TryGetProperty("tags", out _), operation.GetRawText()));
        Assert.Equal(operations.Length, operations.Select(operation => operation.Text("operationId")).Distinct().Count());
    }
}
