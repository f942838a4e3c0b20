using System.Reflection;
using System.Text.Json;
using Guiyi.Api.Platform.Access;
using Guiyi.Api.Platform.Idempotency;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Guiyi.Api.Platform.Description;

/// <summary>The OpenAPI document: drawn from the endpoints, completed with what all of them share.</summary>
static class Description
{
    const string Bearer = "bearer", Key = "key", Cookie = "cookie";

    static readonly string Info = """
        Many channels in, one customer base out. Errors are problem details (RFC 9457). Long lists come in pages: ask for "next" as "after".
        Changes may carry an Idempotency-Key: sent twice, they are made once.
        """.ReplaceLineEndings(" ");

    public static void AddDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer(Complete);
        options.AddOperationTransformer(Complete);
        options.AddSchemaTransformer(Open);
    });

    public static void MapDescription(this WebApplication app) => app.MapOpenApi("/openapi/{documentName}.json");

    static Task Complete(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new OpenApiInfo { Title = "Guiyi 归一", Version = "v1", Description = Info };
        // Where it runs is for the client to know: the document is the same everywhere.
        document.Servers?.Clear();
        document.Components ??= new OpenApiComponents();
        (document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal))[ProblemSchema.Name] = ProblemSchema.Create();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "The token that POST /api/v1/login gives, or a key." },
            [Key] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = SignInHandler.KeyHeader, Description = "A key that POST /api/v1/users/{id}/keys gives." },
            [Cookie] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = SignInHandler.Cookie, Description = $"What POST /api/v1/login sets in a browser. Changes need the header {ChangeGuard.Header}: 1." },
        };
        document.Security = [Needs(document, Bearer), Needs(document, Key), Needs(document, Cookie)];
        return Task.CompletedTask;
    }

    static Task Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        IList<object> metadata = context.Description.ActionDescriptor.EndpointMetadata;
        bool isOpen = metadata.OfType<IAllowAnonymous>().Any();
        operation.OperationId ??= Name(metadata);
        if (isOpen)
            operation.Security = [];
        else if (ChangeGuard.IsChange(context.Description.HttpMethod ?? HttpMethods.Get))
            (operation.Parameters ??= []).Add(Header(IdempotencyKeys.Header, "A repetition with the same key is answered as the first request was, and changes nothing."));
        if (UsesIfMatch(metadata))
            (operation.Parameters ??= []).Add(Header("If-Match", "The ETag of the state the change is meant for, or *."));
        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "What went wrong.",
            Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(ProblemSchema.Name, context.Document) } },
        };
        return Task.CompletedTask;
    }

    /// <summary>Unknown members of requests are refused; answers may get further ones, and no client should object to that.</summary>
    static Task Open(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        schema.AdditionalPropertiesAllowed = true;
        return Task.CompletedTask;
    }

    /// <summary>Noun and handler, such as usersList: what generated clients call it.</summary>
    static string? Name(IList<object> metadata) => metadata.OfType<MethodInfo>().FirstOrDefault() is { } handler
        ? JsonNamingPolicy.CamelCase.ConvertName(handler.DeclaringType!.Name.Replace("Api", "", StringComparison.Ordinal) + handler.Name)
        : null;

    static bool UsesIfMatch(IList<object> metadata) => metadata.OfType<MethodInfo>().Any(handler => handler.GetParameters().Any(p => p.ParameterType == typeof(IfMatch)));

    static OpenApiParameter Header(string name, string description) =>
        new() { Name = name, In = ParameterLocation.Header, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    static OpenApiSecurityRequirement Needs(OpenApiDocument document, string scheme) => new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };
}
