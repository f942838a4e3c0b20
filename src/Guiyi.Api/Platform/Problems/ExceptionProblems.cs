using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using Guiyi.Hub.Base.Judging;
using Guiyi.Hub.Configuration;
using Guiyi.Hub.Runs;
using Guiyi.Hub.Sources;
using Guiyi.Hub.Storage;
using Guiyi.Rules;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace Guiyi.Api.Platform.Problems;

/// <summary>What went wrong, as problem details (RFC 9457).</summary>
sealed partial class ExceptionProblems(IProblemDetailsService problems, ILogger<ExceptionProblems> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        ProblemDetails problem = Of(exception);
        // Only what the server cannot help: what a client did wrong is told to the client.
        if (problem.Status is 500 or 503 or 507)
            Failed(httpContext.Request.Method, httpContext.Request.Path, Activity.Current?.Id ?? httpContext.TraceIdentifier, exception);
        httpContext.Response.StatusCode = problem.Status!.Value;
        if (RetryAfter(exception) is { } wait)
            httpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem, Exception = exception });
    }

    internal static ProblemDetails Of(Exception fault) => fault switch
    {
        Refusal refusal => New(refusal.Status, refusal.Title, refusal.Detail),
        StoreException store => StoreProblems.Of(store),
        JudgmentConflictException conflict => Conflicts.Of(conflict),
        RuleException rule => Conflicts.Of(rule),
        BadHttpRequestException bad => BadRequests.Of(bad),
        SourceException or InputException or ConfigurationException => New(422, "What was sent cannot be used.", fault.Message),
        ChannelClosedException => New(503, "The server is stopping.", "The change was not made. Send it again when the server is back."),
        _ => New(500, "A fault in the server.", "The server's log tells more; the trace id leads to it."),
    };

    static TimeSpan? RetryAfter(Exception fault) => fault switch
    {
        Refusal refusal => refusal.RetryAfter,
        StoreException { Fault: StoreFault.Unreachable or StoreFault.InUse } or ChannelClosedException => TimeSpan.FromSeconds(5),
        _ => null,
    };

    internal static ProblemDetails New(int status, string title, string? detail) => new() { Status = status, Title = title, Detail = detail };

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed; trace id {Trace}")]
    partial void Failed(string method, string path, string trace, Exception fault);
}
