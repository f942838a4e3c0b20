using Microsoft.OpenApi;

namespace Guiyi.Api.Platform.Description;

/// <summary>What errors look like, with the members of our own.</summary>
static class ProblemSchema
{
    public const string Name = "ProblemDetails";

    public static OpenApiSchema Create() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "What went wrong (RFC 9457).",
        Required = new HashSet<string>(StringComparer.Ordinal) { "title", "status" },
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["type"] = Member(JsonSchemaType.String, "The page of the standard that the status stands in."),
            ["title"] = Member(JsonSchemaType.String, "What is wrong, the same for each such request."),
            ["status"] = Member(JsonSchemaType.Integer, "HTTP status."),
            ["detail"] = Member(JsonSchemaType.String, "What was found and what was expected."),
            ["instance"] = Member(JsonSchemaType.String, "The path that was asked for."),
            ["traceId"] = Member(JsonSchemaType.String, "Leads to the request in the server's log."),
            ["fault"] = Member(JsonSchemaType.String, "Where the store refused: in_use, full, read_only, unreachable, conflict, damaged, newer_schema, another_store, refused."),
            ["outcomeUnknown"] = Member(JsonSchemaType.Boolean, "The connection to the database was lost while the change was written: read it to see whether it is there."),
            ["line"] = Member(JsonSchemaType.Integer, "Where JSON could not be read: its line, from 1."),
            ["column"] = Member(JsonSchemaType.Integer, "Where JSON could not be read: the byte in its line, from 1."),
            ["field"] = Member(JsonSchemaType.String, "Where JSON could not be read: the member."),
        },
    };

    static OpenApiSchema Member(JsonSchemaType type, string description) => new() { Type = type, Description = description };
}
