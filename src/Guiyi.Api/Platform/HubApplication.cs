using Guiyi.Api.Platform.Access;
using Guiyi.Api.Platform.Description;
using Guiyi.Api.Platform.Idempotency;
using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Base;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Guiyi.Api.Platform;

/// <summary>What all slices share: how requests are read, who may come in, what errors look like.</summary>
static class HubApplication
{
    public static WebApplication Build(CustomerHub hub, ServerOptions options, Func<Readiness> readiness)
    {
        // Empty: neither files nor variables of the environment of some other program change how a hub runs.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "Guiyi" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.LargestBody;
        });
        AddLogging(builder.Logging);
        AddServices(builder.Services, hub, options, readiness);
        WebApplication app = builder.Build();
        UsePipeline(app);
        return app;
    }

    /// <summary>All slices of one version hang below it; the policy stands here once.</summary>
    public static RouteGroupBuilder MapApi(this WebApplication app) => app.MapGroup("/api/v1").RequireAuthorization();

    static void AddLogging(ILoggingBuilder logging)
    {
        logging.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole(console => console.SingleLine = true);
        // The exception handler reports what is worth it, with its cause; this one would do so a second time.
        logging.AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.None);
        // The host's fault on a taken port goes to the caller.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    static void AddServices(IServiceCollection services, CustomerHub hub, ServerOptions options, Func<Readiness> readiness)
    {
        services.AddSingleton(hub).AddSingleton(options).AddSingleton(readiness).AddSingleton(hub.Clock);
        services.AddSingleton<IHostLifetime, CallersLifetime>().AddHostedService<Forgetting>();
        services.AddSingleton<SignedIn>().AddSingleton<FailedLogins>().AddSingleton<RunningRequests>();
        services.AddRouting();
        services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        // Thrown, so that the answer can name line and field.
        services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = ProblemWords.Complete)
            .AddExceptionHandler<ExceptionProblems>().AddSingleton<IProblemDetailsWriter, UnaskedProblems>();
        services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new() { Timeout = options.RequestTimeout });
        // The core only: the whole of it keeps keys of its own in somebody's home folder, for cookies that hold what ours only points to.
        services.AddWebEncoders().AddTransient<SignInHandler>().AddAuthenticationCore(authentication =>
        {
            authentication.AddScheme<SignInHandler>(SignInHandler.Scheme, displayName: null);
            authentication.DefaultScheme = SignInHandler.Scheme;
        });
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Roles.Admin, policy => policy.RequireRole(Roles.Admin));
        services.AddDescription();
    }

    static void UsePipeline(WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseRouting();
        app.UseRequestTimeouts();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<ChangeGuard>();
        app.UseMiddleware<IdempotencyKeys>();
    }

    /// <summary>Who started the server stops it: signals are the command line's.</summary>
    sealed class CallersLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
