using Guiyi.Api.Platform.Access;
using Guiyi.Hub.Base;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Http.Timeouts;

namespace Guiyi.Api.Platform;

/// <summary>What an endpoint says of itself beside its handler.</summary>
static class Endpoints
{
    /// <summary>Takes files: bodies of up to <see cref="ServerOptions.LargestUpload"/>, for as long as they take.</summary>
    public static TBuilder TakesUploads<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(builder => builder.Metadata.Add(new UploadLimit(builder.ApplicationServices.GetRequiredService<ServerOptions>().LargestUpload)));
        return endpoint.Streams();
    }

    /// <summary>Answers for as long as it takes: a feed or an export.</summary>
    public static TBuilder Streams<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new DisableRequestTimeoutAttribute());

    /// <summary>Changes no customer although it is not a GET: a question too long for an address, or signing out. Readers may call it.</summary>
    public static TBuilder ReadsOnly<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new ReadsOnly());

    /// <summary>Waits until the base is in memory, which after a start takes a while: nobody is told meanwhile that there are no customers.</summary>
    public static RouteGroupBuilder NeedsBase(this RouteGroupBuilder group) => group.AddEndpointFilter(async (context, next) =>
    {
        await context.HttpContext.RequestServices.GetRequiredService<CustomerHub>().Ready.WaitAsync(context.HttpContext.RequestAborted);
        return await next(context);
    });

    /// <summary>For administrators only.</summary>
    public static TBuilder ForAdmins<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(Roles.Admin);
}

/// <summary>See <see cref="Endpoints.TakesUploads"/>.</summary>
sealed record UploadLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;

/// <summary>See <see cref="Endpoints.ReadsOnly"/>.</summary>
sealed record ReadsOnly;
