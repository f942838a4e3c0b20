using Microsoft.AspNetCore.WebUtilities;

namespace Guiyi.Api.Platform.Problems;

/// <summary>Comes after the framework's writer, which answers nothing where a client asked for something else than JSON, such as a CSV export: it is told what went wrong all the same.</summary>
sealed class UnaskedProblems : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => true;

    public ValueTask WriteAsync(ProblemDetailsContext context)
    {
        context.ProblemDetails.Status ??= context.HttpContext.Response.StatusCode;
        context.ProblemDetails.Title ??= ReasonPhrases.GetReasonPhrase(context.ProblemDetails.Status.Value);
        ProblemWords.Complete(context);
        return new ValueTask(context.HttpContext.Response.WriteAsJsonAsync(context.ProblemDetails, ApiJson.Options, "application/problem+json"));
    }
}
